import { randomUUID } from "node:crypto";
import { MemoryLocker, Metadata, Server } from "@tus/server";
import { z } from "zod";
import { findUpload, type UploadRow, uploadedBytes } from "@/lib/db/uploads";
import { sizeRefusal } from "@/lib/domain/files/content";
import { isFileHash, maxFileBytes } from "@/lib/domain/files/model";
import type { ApiRefusal } from "../errors";
import { check } from "../http/check";
import type { Answer, MemberVisit } from "../http/route";
import { takeGuess } from "../session/throttle";
import { countedMs, dailyBytes, openUploads } from "./limits";
import { uploadRefusal } from "./upload-right";
import { UploadRefused, UploadStore } from "./upload-store";

type Wanted = Pick<UploadRow, "userId" | "customerId" | "hash">;

const wish = z.object({
  customerId: z.uuid("invalid"),
  hash: z.string().refine(isFileHash, "invalid"),
  size: z.coerce.number().int("invalid"),
});

/** Requests about one upload take turns; between nodes the database decides. */
const locker = new MemoryLocker();

/** `POST /api/uploads`: a file of a customer that a device is about to bring (C11), by the tus protocol. */
export async function answerUploadBegin(visit: MemberVisit): Promise<Answer> {
  const { runtime, actor, request, now } = visit;
  const { db } = runtime;
  const asked = check(wish, wishOf(request));
  if (!asked.ok) return asked;
  const { size, ...file } = asked.value;
  const code = sizeRefusal(size);
  if (code) return { refusal: { code } };
  const refusal = await uploadRefusal(db, actor, file.customerId);
  if (refusal) return { refusal };
  const taken = await takeGuess(db, "upload", actor.userId);
  if (!taken.ok) return { refusal: { code: "tooManyAttempts", facts: { seconds: taken.seconds } } };
  const used = await uploadedBytes(db, actor.userId, new Date(now.getTime() - countedMs));
  const isTooMuch = used.open >= openUploads || used.brought + used.underWay + size > dailyBytes;
  if (isTooMuch) return { refusal: { code: "tooManyFiles" } };
  return speakTus(visit, { ...file, userId: actor.userId });
}

/** `HEAD`, `PATCH` and `DELETE /api/uploads/{id}`: only for whoever began it, with the right of this moment. */
export async function answerUpload(visit: MemberVisit): Promise<Answer> {
  const { runtime, actor, params } = visit;
  const upload = await findUpload(runtime.db, params.id ?? "");
  if (!upload) return { refusal: { code: "notFound" } };
  if (upload.userId !== actor.userId) return { refusal: { code: "notAllowed" } };
  const refusal = await uploadRefusal(runtime.db, actor, upload.customerId);
  return refusal ? { refusal } : speakTus(visit, null);
}

function wishOf(request: Request): Readonly<Record<string, unknown>> {
  const size = request.headers.get("upload-length") ?? undefined;
  try {
    return { ...Metadata.parse(request.headers.get("upload-metadata") ?? ""), size };
  } catch {
    // No metadata, or not as the protocol writes them: what they should say is missing.
    return { size };
  }
}

async function speakTus({ runtime, request, now }: MemberVisit, wanted: Wanted | null): Promise<Answer> {
  let refused: ApiRefusal | null = null;
  const server = new Server({
    path: "/api/uploads",
    datastore: new UploadStore(runtime, now, wanted),
    locker,
    maxSize: maxFileBytes,
    relativeLocation: true,
    namingFunction: () => randomUUID(),
    onResponseError: (_request, error) => {
      if (error instanceof UploadRefused) refused = error.refusal;
      else if (error instanceof Error) runtime.log.error({ err: error }, "an upload failed");
      return undefined;
    },
  });
  const response = await server.handleWeb(request);
  if (refused) return { refusal: refused };
  response.headers.set("Cache-Control", "no-store");
  // No page of another origin speaks to this server.
  for (const name of [...response.headers.keys()]) {
    if (name.startsWith("access-control-")) response.headers.delete(name);
  }
  return response;
}
