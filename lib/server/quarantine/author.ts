import { randomBytes } from "node:crypto";
import type { Executor } from "@/lib/db/client";
import { wasHolder } from "@/lib/db/document-holders";
import { findTokenHolder, insertHandInToken } from "@/lib/db/hand-in-tokens";
import { customerExists } from "@/lib/db/ownership";
import { hashSessionToken } from "@/lib/db/sessions";
import type { DocumentName } from "@/lib/domain/access/document-name";
import type { Actor } from "@/lib/domain/access/model";
import { sortReadable } from "../documents/readable";
import type { Visit } from "../http/route";
import type { Runtime } from "../runtime";
import { currentSession } from "../session/current";
import { handInAfterClosingMs } from "./limits";

/** Who hands in. Somebody whose account is closed has no rights any more, only what is still on the device. */
export interface HandInAuthor {
  readonly userId: string;
  readonly actor: Actor | null;
}

/** A token for the device that signs in; the table keeps its hash alone. */
export async function makeHandInToken({ db }: Pick<Runtime, "db">, userId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await insertHandInToken(db, hashSessionToken(token), userId);
  return token;
}

/**
 * By session, or, for 30 days after the account was closed, by the token that the device was given. A token of an
 * open account lets nobody in: that device signs in and sends as usual.
 */
export async function findAuthor(
  { runtime, request, now }: Visit,
  token: string | undefined,
): Promise<HandInAuthor | null> {
  const session = await currentSession(runtime, request, now);
  if (session) return { userId: session.user.id, actor: session.actor };
  if (!token) return null;
  const holder = await findTokenHolder(runtime.db, hashSessionToken(token));
  if (!holder?.closedAt) return null;
  const isLate = now.getTime() - holder.closedAt.getTime() > handInAfterClosingMs;
  return isLate ? null : { userId: holder.userId, actor: null };
}

/** Whoever has the right, or once had it; a customer that only the device knows is its author's. */
export async function mayHandIn(
  db: Executor,
  { userId, actor }: HandInAuthor,
  name: string,
  document: DocumentName,
): Promise<boolean> {
  if (actor && (await sortReadable(db, actor, [name])).readable.length > 0) return true;
  if (await wasHolder(db, { document: name, userId })) return true;
  return actor === null && document.kind === "customer" && !(await customerExists(db, document.id));
}
