import { z } from "zod";

export const handInBody = z.object({
  document: z.string().min(1, "required").max(100, "tooLong"),
  /** Yjs update, V1 encoding. */
  update: z.base64("invalid").min(1, "required"),
  /** What the document is called on the author's device. */
  label: z.string().max(200, "tooLong").default(""),
  /** In place of a session, once the account is closed: given at sign-in. */
  token: z.string().max(100, "tooLong").optional(),
});

export const quarantineQuery = z.object({
  state: z.enum(["waiting", "decided"]).default("waiting"),
  cursor: z.uuid("invalid").optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
