import { setupSchema } from "@/lib/server/accounts/schemas";
import { isSetupNeeded, setUpCompany } from "@/lib/server/accounts/setup";
import { jsonReply } from "@/lib/server/http/reply";
import { publicRoute } from "@/lib/server/http/route";
import { makeHandInToken } from "@/lib/server/quarantine/author";
import { openSession } from "@/lib/server/session/sign-in";
import { addressHeader } from "@/lib/server/start/address";

export const dynamic = "force-dynamic";

export const GET = publicRoute({
  handle: async ({ runtime }) => ({ data: { needed: await isSetupNeeded(runtime) } }),
});

export const POST = publicRoute({
  body: setupSchema,
  async handle({ runtime, request, body }) {
    const made = await setUpCompany(runtime, request.headers.get(addressHeader) ?? "unknown", body);
    if (!made.ok) return { refusal: made.refusal };
    const cookie = await openSession(runtime, request, made.userId);
    const handInToken = await makeHandInToken(runtime, made.userId);
    return jsonReply({ ok: true, handInToken }, { "Set-Cookie": cookie });
  },
});
