import type { Executor } from "@/lib/db/client";
import { findDocument, loadDocument } from "@/lib/db/documents";
import { settingsName } from "@/lib/docs/names";
import { readRuleSettings } from "@/lib/docs/settings-doc";
import { defaultRuleSettings, type RuleSettings } from "@/lib/domain/settings/model";
import { LiveDocument } from "../live-document";
import { quietContent } from "../room-content";

const recentMs = 1_000;

/** The settings that rules ask for, as they stand in the caller's transaction; read anew only when they changed. */
export class RuleSettingsReader {
  #seq = 0;
  #settings: RuleSettings = defaultRuleSettings;

  #readAt = Number.NEGATIVE_INFINITY;

  /**
   * As they stood a moment ago: enough for the definitions of custom fields (C1), which every commit of a customer may
   * ask for. What this node itself committed is known at once.
   */
  async readRecent(db: Executor): Promise<RuleSettings> {
    if (performance.now() - this.#readAt < recentMs) return this.#settings;
    const settings = await this.read(db);
    this.#readAt = performance.now();
    return settings;
  }

  /** The settings are being changed by this node. */
  forget(): void {
    this.#readAt = Number.NEGATIVE_INFINITY;
  }

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
