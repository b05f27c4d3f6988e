import { changeMe, describeMe } from "@/lib/server/accounts/me";
import { meChangeSchema } from "@/lib/server/accounts/schemas";
import { memberRoute } from "@/lib/server/http/route";

export const GET = memberRoute({
  handle: async ({ runtime, session }) => ({ data: await describeMe(runtime, session) }),
});

export const PATCH = memberRoute({
  body: meChangeSchema,
  handle: async ({ runtime, session, body }) => ({ data: await changeMe(runtime, session, body) }),
});
