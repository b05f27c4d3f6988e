import { changePassword } from "@/lib/server/accounts/change-password";
import { passwordChangeSchema } from "@/lib/server/accounts/schemas";
import { memberRoute } from "@/lib/server/http/route";

export const POST = memberRoute({
  body: passwordChangeSchema,
  async handle({ runtime, session, body }) {
    const refusal = await changePassword(runtime, session, body);
    return refusal ? { refusal } : { data: { ok: true } };
  },
});
