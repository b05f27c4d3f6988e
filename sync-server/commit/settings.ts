import type { Executor } from "@/lib/db/client";
import { findDocument, loadDocument } from "@/lib/db/documents";
import { settingsName } from "@/lib/docs/names";
import { readRuleSettings } from "@/lib/docs/settings-doc";
import { defaultRuleSettings, type RuleSettings } from "@/lib/domain/settings/model";
import { LiveDocument } from "../live-document";
import { quietContent } from "../room-content";

/** The settings that rules ask for, as they stand in the caller's transaction; read anew only when they changed. */
export class RuleSettingsReader {
  #seq = 0;
  #settings: RuleSettings = defaultRuleSettings;

  async read(db: Executor): Promise<RuleSettings> {
    const head = await findDocument(db, settingsName);
    if (!head || head.seq === this.#seq) return this.#settings;
    const stored = await loadDocument(db, settingsName);
    if (!stored) return this.#settings;
    const live = new LiveDocument("settings", stored.head.epoch, quietContent(stored).state);
    this.#settings = readRuleSettings(live.doc);
    this.#seq = stored.head.seq;
    live.destroy();
    return this.#settings;
  }
}
