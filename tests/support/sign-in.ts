export const demoPassword = "genjin-demo-2026";

/** Somebody signed in without a browser: their cookie, and `fetch` with it. */
export interface SignedIn {
  /** Of the server. */
  readonly url: string;
  readonly username: string;
  readonly cookie: string;
  readonly userId: string;
  readonly role: string;
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Body of an answer that must be a success. */
  json<T>(path: string, init?: RequestInit): Promise<T>;
  command<T>(name: string, input: object): Promise<T>;
}

interface Me {
  readonly id: string;
  readonly role: string;
}

export async function signIn(url: string, username: string, password = demoPassword): Promise<SignedIn> {
  const response = await fetch(`${url}/api/auth/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password }),
  });
  if (!response.ok)
    throw new Error(`${username} cannot sign in: ${response.status} ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const request = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { ...init, headers: { ...init.headers, cookie } });
  const json = async <T>(path: string, init?: RequestInit): Promise<T> => {
    const answer = await request(path, init);
    if (!answer.ok) throw new Error(`${path} answers ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const me = await json<Me>("/api/me");
  return {
    url,
    username,
    cookie,
    userId: me.id,
    role: me.role,
    request,
    json,
    async command<T>(name: string, input: object) {
      const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
      const body = JSON.stringify(input);
      const { result } = await json<{ result: T }>(`/api/commands/${name}`, {
        method: "POST",
        headers,
        body,
      });
      return result;
    },
  };
}
