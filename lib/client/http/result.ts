/** An expected failure of a request to the server, or of reaching it. `message` is localised by the server. */
export interface ApiError {
  /** `offline` when the server could not be reached; else the server's code (lib/messages errors). */
  readonly code: string;
  readonly message: string;
  /** Per form field: its message. */
  readonly fields?: Readonly<Record<string, string>>;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
}

export type Result<T, E = ApiError> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export const success = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const failure = <E>(error: E): Result<never, E> => ({ ok: false, error });
