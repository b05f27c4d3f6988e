import { z } from "zod";

/** Message codes are keys of `errors.json`. */
export const nameSchema = z.string().trim().min(1, "required").max(80, "tooLong");
export const newUsernameSchema = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}._-]{2,40}$/u, "username");
export const newPasswordSchema = z.string().min(10, "passwordTooShort").max(200, "tooLong");
export const givenPasswordSchema = z.string().min(1, "required").max(200, "tooLong");

export const signInSchema = z.object({
  username: z.string().trim().min(1, "required").max(100, "tooLong"),
  password: givenPasswordSchema,
});

export const setupSchema = z.object({
  token: z.string().min(1, "required").max(200, "tooLong"),
  company: nameSchema,
  timeZone: z.string().refine(isTimeZone, "timeZone"),
  name: nameSchema,
  username: newUsernameSchema,
  password: newPasswordSchema,
});

export const passwordChangeSchema = z.object({ current: givenPasswordSchema, next: newPasswordSchema });
export const meChangeSchema = z.object({ locale: z.enum(["zh-CN", "en"]).optional() });
export type MeChange = z.output<typeof meChangeSchema>;

/** Whether the runtime knows the zone: it computes days in it. */
export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return timeZone.length > 0;
  } catch {
    return false;
  }
}
