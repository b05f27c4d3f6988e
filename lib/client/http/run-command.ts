import { v7 as uuid } from "uuid";
import { apiFetch } from "./api-fetch";
import { type Result, success } from "./result";

/**
 * A command is decided by one transaction on the server. A network error may hide that it was carried out, so a
 * caller that tries again passes the same key.
 */
export async function runCommand<T = unknown>(
  name: string,
  input: unknown,
  idempotencyKey: string = uuid(),
): Promise<Result<T>> {
  const answer = await apiFetch<{ result: T }>(`/api/commands/${encodeURIComponent(name)}`, {
    method: "POST",
    json: input,
    headers: { "idempotency-key": idempotencyKey },
  });
  return answer.ok ? success(answer.value.result) : answer;
}
