import type * as Y from "yjs";
import { hasPinyin, loadPinyin, pinyinNow } from "@/lib/client/customers/pinyin";
import { customerIdOf } from "@/lib/client/documents/document-kinds";
import type { CustomerRows } from "@/lib/client/rows/customer-rows";
import { projectCustomerRow } from "@/lib/docs/project";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { describeChanges } from "./describe-changes";
import type { SavingLedger } from "./ledger";

const atMostEveryMs = 250;

/** Words and rows for documents with unconfirmed changes: the first at once, then at most four times a second. */
export class UnsentProjection {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly again = new Set<string>();

  constructor(
    private readonly ledger: SavingLedger,
    private readonly rows: CustomerRows,
    private readonly userId: string,
  ) {}

  soon(name: string, doc: Y.Doc): void {
    if (this.timers.has(name)) {
      this.again.add(name);
      return;
    }
    this.project(name, doc);
    const next = () => {
      this.timers.delete(name);
      if (this.again.delete(name)) this.soon(name, doc);
    };
    this.timers.set(name, setTimeout(next, atMostEveryMs));
  }

  private project(name: string, doc: Y.Doc): void {
    const record = this.ledger.record(name);
    if (!record || doc.isDestroyed) return;
    this.ledger.describe(name, describeChanges(name, doc, record.paths), this.row(name, doc));
  }

  private row(name: string, doc: Y.Doc): CustomerRow | null {
    const id = customerIdOf(name);
    if (id === null) return null;
    const server = this.rows.serverRow(id);
    const ownerId = server ? server.ownerId : this.userId;
    const pinyin = (personName: string, company: string) => {
      if (server && server.name === personName && server.company === company) return server.pinyin;
      if (!hasPinyin()) void loadPinyin().then(() => hasPinyin() && this.soon(name, doc));
      return pinyinNow(personName, company);
    };
    const { via, lent, sharedWith, heldSince, locked } = server ?? {};
    const beside = { via, lent, sharedWith, heldSince, locked };
    return projectCustomerRow(doc, { id, ownerId, rev: 0, pinyin, ...beside });
  }
}
