import { describeMe } from "@/lib/server/accounts/me";
import { signInSchema } from "@/lib/server/accounts/schemas";
import { jsonReply } from "@/lib/server/http/reply";
import { publicRoute } from "@/lib/server/http/route";
import { makeHandInToken } from "@/lib/server/quarantine/author";
import { signIn } from "@/lib/server/session/sign-in";

export const POST = publicRoute({
  body: signInSchema,
  async handle({ runtime, request, body }) {
    const signedIn = await signIn(runtime, request, body);
    if (!signedIn.ok) return { refusal: signedIn.refusal };
    const handInToken = await makeHandInToken(runtime, signedIn.user.id);
    const me = await describeMe(runtime, signedIn);
    return jsonReply({ ...me, handInToken }, { "Set-Cookie": signedIn.cookie });
  },
});
