import { updateUserLocale } from "@/lib/db/users";
import { describeMe } from "@/lib/server/accounts/me";
import { meChangeSchema } from "@/lib/server/accounts/schemas";
import { memberRoute } from "@/lib/server/http/route";

export const GET = memberRoute({
  handle: async ({ runtime, session }) => ({ data: await describeMe(runtime, session) }),
});

export const PATCH = memberRoute({
  body: meChangeSchema,
  async handle({ runtime, session, body }) {
    const locale = body.locale ?? session.user.locale;
    if (body.locale) await updateUserLocale(runtime.db, session.user.id, body.locale);
    return { data: await describeMe(runtime, { user: { ...session.user, locale } }) };
  },
});
