import { customerIdOf } from "@/lib/client/documents/document-kinds";
import { draftsAbout, dropDraft } from "@/lib/client/drafts/draft-storage";
import type { DeviceFiles } from "@/lib/client/files/device-files";
import type { CustomerRows } from "@/lib/client/rows/customer-rows";
import { handIn } from "@/lib/client/saving/hand-in";
import type { SavingLedger } from "@/lib/client/saving/ledger";
import { nowIso } from "@/lib/client/time/clock";

/** What happens around documents that leave this device because the right is gone (R10). */
export class Leaving {
  constructor(
    private readonly userId: string,
    private readonly ledger: SavingLedger,
    private readonly rows: CustomerRows,
    private readonly files: DeviceFiles,
  ) {}

  /** Whether what was not sent is safe: with the server, or, where it never takes it, apart on this device. */
  readonly handIn = async (name: string, update: Uint8Array, code: string): Promise<boolean> => {
    const id = customerIdOf(name);
    const label = this.ledger.record(name)?.items[0]?.customerName ?? (id && this.rows.row(id)?.name) ?? "";
    const handedIn = await handIn(name, update, { label });
    if (handedIn === "later") return false;
    if (handedIn === "taken") await this.ledger.handedIn(name);
    else await this.ledger.quarantine(name, code, update);
    return true;
  };

  /** Rows in lists, and texts begun about it: their words stay for their author, in the list of what was not taken. */
  readonly onWiped = (name: string): void => {
    const id = customerIdOf(name);
    if (id === null) return;
    const customerName = this.rows.row(id)?.name ?? "";
    this.rows.forget(id);
    void this.files
      .forget(id)
      .catch((error: unknown) => this.ledger.setStorageProblem("files", String(error)));
    for (const { key, value } of draftsAbout(this.userId, id)) {
      const excerpt = wordsOf(value);
      const item = {
        id: key,
        document: name,
        customerId: null,
        customerName,
        path: "",
        code: "draft",
        excerpt,
      };
      const kept = excerpt === "" ? Promise.resolve() : this.ledger.keepWords({ ...item, at: nowIso() });
      // Only what is kept elsewhere may go.
      void kept.then(
        () => dropDraft(key),
        (error: unknown) => this.ledger.setStorageProblem("cache", String(error)),
      );
    }
  };
}

function wordsOf(draft: unknown): string {
  if (typeof draft === "string") return draft.trim();
  const text = typeof draft === "object" && draft !== null && "text" in draft ? draft.text : "";
  return typeof text === "string" ? text.trim() : "";
}
