import { demoDataDir } from "../support/demo-data";
import { type SignedIn, signIn } from "../support/sign-in";
import { startServer, type TestServer } from "../support/start-server";

/** The demo company at a twentieth of its size: each seller still has customers in every ready view. */
export async function startDemo(): Promise<TestServer> {
  return startServer({ dataDir: await demoDataDir(0.05) });
}

const language = { "accept-language": "en" };

export function send(
  who: Pick<SignedIn, "request">,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
) {
  return who.request(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...language, ...headers },
    body: JSON.stringify(body),
  });
}

export function command(who: SignedIn, name: string, input: unknown, key: string = crypto.randomUUID()) {
  return send(who, `/api/commands/${name}`, input, { "idempotency-key": key });
}

/** Somebody without a session. */
export function stranger(url: string): Pick<SignedIn, "request"> {
  return { request: (path, init) => fetch(`${url}${path}`, init) };
}

export async function codeOf(response: Response): Promise<string> {
  const body = (await response.json()) as { error?: { code: string } };
  return body.error?.code ?? "none";
}

export interface Row {
  readonly id: string;
  readonly ownerId: string | null;
  readonly laneId?: string;
  readonly name: string;
}
export interface Page {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly nextCursor: string | null;
}

export async function signInAll<Name extends string>(
  url: string,
  names: readonly Name[],
): Promise<Record<Name, SignedIn>> {
  const signedIn = await Promise.all(names.map(async (name) => [name, await signIn(url, name)] as const));
  return Object.fromEntries(signedIn) as Record<Name, SignedIn>;
}
