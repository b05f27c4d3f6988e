import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { Capability } from "@/lib/domain/access/capabilities";
import type { Actor } from "@/lib/domain/access/model";
import type { BusEvent } from "@/lib/protocol/bus";
import type { ApiRefusal } from "../errors";

/** Customers that go together: all or none. */
export const customerIdsSchema = z.array(z.uuid("invalid")).min(1, "required").max(10_000, "tooLong");

export interface CommandContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
}

/** What a command decided. Events are published once the transaction is through. */
export type Outcome =
  | { readonly ok: true; readonly result: unknown; readonly events: readonly BusEvent[] }
  | { readonly ok: false; readonly refusal: ApiRefusal };

/** One command: what it takes, who may ask for it at all, and its decision inside one transaction. */
export interface Command<Input extends z.ZodType = z.ZodType, Prepared = unknown> {
  readonly name: string;
  readonly summary: string;
  readonly input: Input;
  readonly capability: Capability;
  /** What is slow (hashing) happens before the transaction. */
  readonly prepare?: (input: z.output<Input>) => Promise<Prepared>;
  readonly decide: (context: CommandContext, input: z.output<Input>, prepared: Prepared) => Promise<Outcome>;
}

/** Keeps the types of input and preparation together, and forgets them for the registry. */
export function command<Input extends z.ZodType, Prepared = undefined>(
  given: Command<Input, Prepared>,
): Command {
  return given as unknown as Command;
}

export function refused(code: ApiRefusal["code"], facts: Omit<ApiRefusal, "code"> = {}): Outcome {
  return { ok: false, refusal: { code, ...facts } };
}
