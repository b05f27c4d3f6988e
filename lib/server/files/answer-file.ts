import { findCustomerFile } from "@/lib/db/files";
import { customerName } from "@/lib/docs/names";
import { isFileHash } from "@/lib/domain/files/model";
import { sortReadable } from "../documents/readable";
import type { Answer, MemberVisit } from "../http/route";
import { blobKey } from "./blob-store";

/**
 * `GET /api/customers/{id}/files/{hash}`: whoever reads the customer reads its files (C11, R9). A hash alone opens
 * nothing: the bytes must have been brought to this very customer.
 */
export async function answerFile(visit: MemberVisit): Promise<Answer> {
  const { runtime, actor, params, request } = visit;
  const { id = "", hash = "" } = params;
  const { readable } = await sortReadable(runtime.db, actor, [customerName(id)]);
  if (readable.length === 0) return { refusal: { code: "notAllowed" } };
  const file = isFileHash(hash) ? await findCustomerFile(runtime.db, id, hash) : null;
  if (!file) return { refusal: { code: "notFound" } };
  const headers = { ...safeHeaders, ...headersOf(file) };
  if (request.method === "HEAD") return new Response(null, { headers });
  const bytes = await runtime.files.get(blobKey(hash));
  if (!bytes) {
    runtime.log.error({ hash }, "a file is missing in the store");
    return { refusal: { code: "unavailable" } };
  }
  return new Response(new Uint8Array(bytes), { headers });
}

/** Whatever a file holds, a browser saves or draws it: the door's policy for data lets nothing in it run. */
const safeHeaders = {
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
};

function headersOf({
  type,
  size,
  name,
}: {
  readonly type: string;
  readonly size: number;
  readonly name: string | null;
}) {
  const fileName = encodeURIComponent(name ?? "file").replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return {
    "Content-Type": type === "text/plain" ? "application/octet-stream" : type,
    "Content-Length": String(size),
    "Content-Disposition": `attachment; filename*=UTF-8''${fileName}`,
  };
}
