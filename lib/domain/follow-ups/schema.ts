import { z } from "zod";
import { shortLimit } from "../access/field-rules/values";
import { isIsoTime } from "../calendar/iso-time";
import { followUpMethods } from "./model";

/** The form that adds a follow-up (F1, A0): a sentence, a kind, and the next date in the same step. */
export const newFollowUpSchema = z.object({
  subject: z.string().trim().max(shortLimit, "tooLong").optional(),
  method: z.enum(followUpMethods, "notInList"),
  text: z.string().optional(),
  nextVisitAt: z.string().refine(isIsoTime, "notATime").nullish(),
});
export type NewFollowUpInput = z.infer<typeof newFollowUpSchema>;
