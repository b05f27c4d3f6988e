import { describeMe } from "@/lib/server/accounts/me";
import { signInSchema } from "@/lib/server/accounts/schemas";
import { jsonReply } from "@/lib/server/http/reply";
import { publicRoute } from "@/lib/server/http/route";
import { signIn } from "@/lib/server/session/sign-in";

export const POST = publicRoute({
  body: signInSchema,
  async handle({ runtime, request, body }) {
    const signedIn = await signIn(runtime, request, body);
    if (!signedIn.ok) return { refusal: signedIn.refusal };
    return jsonReply(await describeMe(runtime, signedIn), { "Set-Cookie": signedIn.cookie });
  },
});
