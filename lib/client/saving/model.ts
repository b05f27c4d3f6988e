import type { Difference } from "@/lib/domain/quarantine/difference";
import type { QuarantineState } from "@/lib/domain/quarantine/model";

/** How safe what one wrote is (X2): kept by the server, stored on this device and on its way, waiting, or a problem. */
export type SavingKind = "kept" | "stored" | "waiting" | "problem";

/** One change that the server has not yet confirmed. */
export interface SavingItem {
  readonly id: string;
  /** Document name, such as `customer/…`. */
  readonly document: string;
  readonly kind: "customer" | "followUp" | "followUpText" | "field" | "file" | "command" | "other";
  readonly customerId: string | null;
  readonly customerName: string;
  /** Of kind `field`: the field's key; of kind `command`: its name. */
  readonly field: string | null;
  /** The text, or the new value. */
  readonly excerpt: string;
  /** Of kind `field`: the value before, if there was one. */
  readonly before: string | null;
  readonly since: string;
  /** Of kind `command`: how many customers it is about. */
  readonly count?: number;
}

/** An edit that the server did not take, with the text, so that it is never silently gone (R9). */
export interface RefusedItem {
  readonly id: string;
  readonly document: string;
  readonly customerId: string | null;
  readonly customerName: string;
  /** `root/key`, or empty when the whole document was refused. */
  readonly path: string;
  readonly code: string;
  readonly excerpt: string;
  readonly at: string;
  /** Of what was handed in when the right was lost: what was written, and what became of it. */
  readonly handedIn?: {
    readonly state: QuarantineState;
    readonly decidedBy: string | null;
    readonly difference: Difference;
  };
  /** The server's own words, where it said any. */
  readonly message?: string;
}

/** Whether there is still something to know or to do about it. */
export const isOpen = (item: RefusedItem): boolean => item.handedIn?.state !== "accepted";

export type SavingProblem =
  /** The browser refuses to write: full disk, private mode, storage lost. Editing stops. */
  | { readonly code: "storage"; readonly message: string }
  | { readonly code: "signInAgain" }
  | { readonly code: "updateNeeded" };

export interface SavingState {
  readonly kind: SavingKind;
  /** How many changes the server has not confirmed. */
  readonly waiting: number;
  readonly items: readonly SavingItem[];
  readonly refused: readonly RefusedItem[];
  readonly problem: SavingProblem | null;
  /** ISO time at which everything was last confirmed by the server. */
  readonly keptAt: string | null;
  /** Filling this device for offline work; null when there is nothing to fetch. */
  readonly filling: { readonly done: number; readonly total: number } | null;
}

export interface DocumentSaving {
  readonly kind: SavingKind;
  /** ISO time of the oldest unconfirmed change. */
  readonly since: string | null;
}
