/** Commands that make sense offline: they wait here, in order, and the server decides when they arrive. */
export type OutboxCommand =
  | "customer.release"
  | "customer.releaseMany"
  | "customer.claim"
  | "customer.assign"
  | "customer.handOver"
  | "customer.share"
  | "customer.undo";

export interface OutboxEntry {
  /** The idempotency key: a repeat after a lost answer is carried out once. Uuid v7: sorts in the order of asking. */
  readonly id: string;
  readonly name: OutboxCommand;
  readonly input: unknown;
  readonly customerIds: readonly string[];
  /** Of whom it is: the name of the first customer. */
  readonly label: string;
  readonly since: string;
  /** Asked for while the server could not be reached: the outcome is told, and stays listed until it was seen. */
  readonly askedOffline: boolean;
  readonly outcome: Outcome | null;
}

/** What the server decided. */
export type Outcome =
  | { readonly kind: "done"; readonly at: string; readonly moveId: string | null; readonly movedOn: number }
  | { readonly kind: "refused"; readonly at: string; readonly code: string; readonly message: string };

export interface DecidedEntry extends OutboxEntry {
  readonly outcome: Outcome;
}

/** A command that was asked for: its id, to take it back while it waits, and the decision, however late. */
export interface Asked {
  readonly id: string;
  readonly decided: Promise<DecidedEntry>;
}

export interface OutboxState {
  readonly waiting: readonly OutboxEntry[];
  /** Decided while nobody looked: kept until seen. */
  readonly decided: readonly DecidedEntry[];
}

export const isDecided = (entry: OutboxEntry): entry is DecidedEntry => entry.outcome !== null;
