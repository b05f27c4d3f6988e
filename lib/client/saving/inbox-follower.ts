import type * as Y from "yjs";
import { customerIdOf } from "@/lib/client/documents/document-kinds";
import type { Documents } from "@/lib/client/documents/documents";
import { followDocument } from "@/lib/client/documents/follow-document";
import type { CustomerRows } from "@/lib/client/rows/customer-rows";
import { observeDesk, readDismissed, setDismissed } from "@/lib/docs/desk-doc";
import {
  observeHandedIn,
  observeRefusals,
  type RefusalRow,
  readHandedIn,
  readRefusals,
} from "@/lib/docs/inbox-doc";
import { deskName, inboxName } from "@/lib/docs/names";
import { textOfDifference } from "@/lib/domain/quarantine/difference";
import type { HandedInRow } from "@/lib/domain/quarantine/model";
import type { SavingLedger } from "./ledger";
import type { RefusedItem } from "./model";

const dismissedKey = (id: string): string => `refusal:${id}`;
/** Seen once is not seen for ever: a decision brings the entry back. */
const handedInId = ({ id, state }: HandedInRow): string =>
  `${id}:${state === "accepting" ? "waiting" : state}`;

function excerptOf(attempted: unknown): string {
  if (typeof attempted === "string") return attempted;
  return attempted === null || attempted === undefined ? "" : JSON.stringify(attempted);
}

/** What the server did not accept of this person, on whichever device it was written; dismissed by the desk. */
export class InboxFollower {
  constructor(
    private readonly documents: Documents,
    private readonly ledger: SavingLedger,
    private readonly rows: CustomerRows,
    private readonly userId: string,
  ) {}

  start(): () => void {
    let inbox: Y.Doc | null = null;
    let desk: Y.Doc | null = null;
    const read = () => {
      if (!inbox || !desk) return;
      const dismissed = readDismissed(desk);
      const refusals = readRefusals(inbox).filter(({ id }) => !dismissed.has(dismissedKey(id)));
      const handedIn = readHandedIn(inbox).map(handedInItem);
      this.ledger.setInboxRefused([
        ...handedIn.filter(({ id }) => !dismissed.has(dismissedKey(id))),
        ...refusals.map((refusal) => this.itemOf(refusal)),
      ]);
    };
    const stops = [
      followDocument(this.documents, inboxName(this.userId), (doc) => {
        inbox = doc;
        read();
        const unobserve = [observeRefusals(doc, read), observeHandedIn(doc, read)];
        return () => {
          for (const each of unobserve) each();
        };
      }),
      followDocument(this.documents, deskName(this.userId), (doc) => {
        desk = doc;
        read();
        return observeDesk(doc, read);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** The author has seen it: it goes from the list on every device. */
  async dismiss(id: string): Promise<void> {
    await this.documents.change(deskName(this.userId), (doc) =>
      setDismissed(doc, dismissedKey(id), new Date().toISOString()),
    );
  }

  private itemOf(refusal: RefusalRow): RefusedItem {
    const { id, document, path, code, at } = refusal;
    const customerId = customerIdOf(document);
    const customerName = customerId === null ? "" : (this.rows.row(customerId)?.name ?? "");
    return { id, document, customerId, customerName, path, code, excerpt: excerptOf(refusal.attempted), at };
  }
}

/** Without a link: the right is gone. */
function handedInItem(row: HandedInRow): RefusedItem {
  const { document, label, at, state, decidedBy, difference } = row;
  return {
    id: handedInId(row),
    document,
    customerId: null,
    customerName: label,
    path: "",
    code: "handedIn",
    excerpt: textOfDifference(difference),
    at,
    handedIn: { state, decidedBy, difference },
  };
}
