import type { ApiRefusal } from "../errors";
import { maxBodyBytes } from "./limits";

export type BodyResult =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly refusal: ApiRefusal };

/** Reads JSON and counts as it reads: a body sent in chunks names no length beforehand. An empty body is `{}`. */
export async function readJsonBody(request: Request, maxBytes = maxBodyBytes): Promise<BodyResult> {
  const bytes = await readBytes(request, maxBytes);
  if (bytes === null) return { ok: false, refusal: { code: "tooLarge" } };
  if (bytes.length === 0) return { ok: true, body: {} };
  try {
    return { ok: true, body: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch {
    // Neither UTF-8 nor JSON: the caller's fault, told as such.
    return { ok: false, refusal: { code: "malformed" } };
  }
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array | null> {
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.length;
    if (size > maxBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}
