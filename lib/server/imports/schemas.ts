import { z } from "zod";
import { shortLimit, textLimit } from "@/lib/domain/access/field-rules/values";
import { isIsoTime } from "@/lib/domain/calendar/iso-time";
import { customerFieldSchemas } from "@/lib/domain/customers/schema";
import { duplicateChoices } from "@/lib/domain/imports/model";

const isoTime = z.string().refine(isIsoTime, "notATime");
const { name, company, jobTitle, phone, address, gender, industry, source, level, status } =
  customerFieldSchemas;
const { birthday, nextVisitAt, resumeAt } = customerFieldSchemas;

const fields = z.strictObject({
  name,
  ...z
    .object({ company, jobTitle, phone, address, gender, industry, source, level, status })
    .extend({ birthday, nextVisitAt, resumeAt })
    .partial().shape,
  custom: z
    .record(
      z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "invalid"),
      z.union([z.string().max(textLimit, "tooLong"), z.number()]),
    )
    .optional(),
});

export const importRow = z.strictObject({
  id: z.uuid("invalid"),
  line: z.number().int().min(0),
  mode: z.enum(["add", "update"]),
  onDuplicate: z.enum(duplicateChoices),
  fields,
  createdAt: isoTime.optional(),
  ownerId: z.uuid("invalid").optional(),
  laneId: z.uuid("invalid").optional(),
  followUp: z
    .strictObject({
      id: z.uuid("invalid"),
      text: z.string().max(20 * textLimit, "tooLong"),
      at: isoTime.nullable(),
    })
    .optional(),
});
export type CheckedRow = z.output<typeof importRow>;

/** One batch of an import. */
export const importBatch = z.object({
  importId: z.uuid("invalid"),
  fileName: z.string().trim().max(shortLimit, "tooLong"),
  total: z.number().int().min(1).max(1_000_000),
  rows: z.array(importRow).min(1, "required").max(500, "tooLong"),
});
export type ImportBatch = z.output<typeof importBatch>;

/** What became of the rows of a batch. */
export interface BatchResult {
  readonly added: number;
  readonly updated: number;
  /** There already: with its id where the person may read it, else with whom to ask. */
  readonly skipped: readonly SkippedRow[];
  readonly refused: readonly { readonly line: number; readonly code: string }[];
}

export interface SkippedRow {
  readonly line: number;
  readonly customerId: string | null;
  /** Name of the owner; null: it stands in the pool. */
  readonly ask: string | null;
}
