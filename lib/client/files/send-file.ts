import { currentLocale } from "@/lib/client/preferences/stored-preferences";
import { partBytes } from "@/lib/domain/files/model";
import type { WaitingFile } from "./file-db";

/** `later`: the server was not there, or can't take it just now. */
export type Sent =
  | { readonly kind: "taken" }
  | { readonly kind: "later" }
  | { readonly kind: "refused"; readonly code: string; readonly message: string };

export interface SendEvents {
  /** Where the server has begun to take it: kept, so that another start of the browser goes on there. */
  readonly onBegun: (uploadUrl: string) => void;
  readonly onProgress: (sent: number) => void;
  /** Aborted: the person took the file off, or the tab closes. */
  readonly signal: AbortSignal;
}

/** How one file travels; the one way there is in a browser is `sendFile`. */
export type SendFile = (file: WaitingFile, bytes: ArrayBuffer, events: SendEvents) => Promise<Sent>;

/** Codes and statuses that time heals: a customer that the server has not heard of yet, a limit of the day. */
const passingCodes = new Set(["customerUnknown", "tooManyFiles", "tooManyAttempts", "signInRequired"]);
const isPassing = (status: number, code: string) =>
  status === 0 || status >= 500 || status === 409 || status === 423 || passingCodes.has(code);

interface Answer {
  getStatus(): number;
  getBody(): string;
}

/** Brings a file by the tus protocol, in parts, from where the server says that it has got to. */
export const sendFile: SendFile = async ({ customerId, hash, uploadUrl }, bytes, events) => {
  const { Upload } = await import("tus-js-client");
  if (events.signal.aborted) return { kind: "later" };
  return new Promise<Sent>((resolve) => {
    const upload = new Upload(new Blob([bytes]), {
      endpoint: "/api/uploads",
      uploadUrl,
      metadata: { customerId, hash },
      chunkSize: partBytes,
      // Lines break all the time: at once, and then not before the next look at what waits.
      retryDelays: [1000, 3000],
      storeFingerprintForResuming: false,
      headers: { "accept-language": currentLocale() },
      onShouldRetry: (error) => isPassing(error.originalResponse?.getStatus() ?? 0, ""),
      onUploadUrlAvailable: () => events.onBegun(upload.url ?? ""),
      onProgress: (sent) => events.onProgress(sent),
      onSuccess: () => resolve({ kind: "taken" }),
      onError: (error) => resolve(failed("originalResponse" in error ? error.originalResponse : null)),
    });
    events.signal.addEventListener("abort", () => {
      void upload.abort();
      resolve({ kind: "later" });
    });
    upload.start();
  });
};

function failed(answer: Answer | null): Sent {
  const status = answer?.getStatus() ?? 0;
  const { code, message } = errorIn(answer?.getBody() ?? "");
  return isPassing(status, code)
    ? { kind: "later" }
    : { kind: "refused", code: code || `http${status}`, message };
}

function errorIn(body: string): { readonly code: string; readonly message: string } {
  try {
    const { error } = JSON.parse(body) as {
      readonly error?: { readonly code?: unknown; readonly message?: unknown };
    };
    return { code: String(error?.code ?? ""), message: String(error?.message ?? "") };
  } catch {
    // The protocol's own answers are plain words for programs.
    return { code: "", message: "" };
  }
}
