import { currentLocale } from "@/lib/client/preferences/stored-preferences";
import { type ApiError, failure, type Result, success } from "./result";

export interface ApiInit {
  readonly method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Asks as nobody, whoever is signed in on this browser. */
  readonly withoutSession?: boolean;
  /** After this many milliseconds the request counts as offline. Default 15,000. */
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 15_000;
const offlineError: ApiError = { code: "offline", message: "", status: 0 };

function requestInit(init: ApiInit): RequestInit {
  const headers: Record<string, string> = { "accept-language": currentLocale(), ...init.headers };
  const limit = AbortSignal.timeout(init.timeoutMs ?? defaultTimeoutMs);
  const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
  const method = init.method ?? (init.json === undefined ? "GET" : "POST");
  const credentials = init.withoutSession ? "omit" : "same-origin";
  if (init.json === undefined) return { method, headers, signal, credentials, cache: "no-store" };
  headers["content-type"] = "application/json";
  return { method, headers, signal, credentials, cache: "no-store", body: JSON.stringify(init.json) };
}

async function readError(response: Response): Promise<ApiError> {
  const fallback: ApiError = { code: `http${response.status}`, message: "", status: response.status };
  try {
    const body: unknown = await response.json();
    if (typeof body !== "object" || body === null || !("error" in body)) return fallback;
    return { ...fallback, ...(body.error as Partial<ApiError>), status: response.status };
  } catch {
    return fallback;
  }
}

/** The raw answer, for binary bodies; errors as values, never thrown. */
export async function apiResponse(path: string, init: ApiInit = {}): Promise<Result<Response>> {
  try {
    const response = await fetch(path, requestInit(init));
    return response.ok ? success(response) : failure(await readError(response));
  } catch {
    return failure(offlineError);
  }
}

/** One REST call with a JSON answer. `T` is trusted: both sides are built from the same sources. */
export async function apiFetch<T = unknown>(path: string, init: ApiInit = {}): Promise<Result<T>> {
  const answer = await apiResponse(path, init);
  if (!answer.ok) return answer;
  try {
    const text = await answer.value.text();
    return success((text === "" ? null : JSON.parse(text)) as T);
  } catch {
    return failure(offlineError);
  }
}
