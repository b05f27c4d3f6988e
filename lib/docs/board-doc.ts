import type * as Y from "yjs";
import { asFlag, asText, asTextOrNull, readEntries, rootMap, writeEntry, writeTogether } from "./map-access";
import { stampSchema } from "./schema-version";

/** A task that a post carries (B4). */
export interface PostTask {
  readonly userId: string;
  readonly dueAt: string | null;
  readonly doneAt: string | null;
}

/** One post of the board (B1). `authorName` is written by the server. */
export interface Post {
  readonly id: string;
  readonly title: string;
  readonly mood: string;
  readonly content: string;
  readonly authorId: string | null;
  readonly authorName: string;
  readonly createdAt: string;
  readonly tasks: readonly PostTask[];
}

export interface Reply {
  readonly id: string;
  readonly postId: string;
  readonly content: string;
  readonly authorId: string | null;
  readonly authorName: string;
  readonly createdAt: string;
}

/** Posts of a month that are not deleted, newest first (B2). */
export function readPosts(doc: Y.Doc): Post[] {
  return [...readEntries(rootMap(doc, "posts"))]
    .filter(([, entry]) => !asFlag(entry.get("deleted")))
    .map(([id, entry]) => ({
      id,
      title: asText(entry.get("title")),
      mood: asText(entry.get("mood")),
      content: asText(entry.get("content")),
      authorId: asTextOrNull(entry.get("authorId")),
      authorName: asText(entry.get("authorName")),
      createdAt: asText(entry.get("createdAt")),
      tasks: readTasks(entry),
    }))
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

/** Replies that are not deleted, oldest first. */
export function readReplies(doc: Y.Doc): Reply[] {
  return [...readEntries(rootMap(doc, "replies"))]
    .filter(([, entry]) => !asFlag(entry.get("deleted")))
    .map(([id, entry]) => ({
      id,
      postId: asText(entry.get("postId")),
      content: asText(entry.get("content")),
      authorId: asTextOrNull(entry.get("authorId")),
      authorName: asText(entry.get("authorName")),
      createdAt: asText(entry.get("createdAt")),
    }))
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

/** Posts on the board (B1). Author and creation time are set once. */
export function addPost(
  doc: Y.Doc,
  post: Pick<Post, "id" | "title" | "mood" | "content"> & { readonly authorId: string },
  now: string,
  origin?: unknown,
): void {
  const { id, authorId, title, mood, content } = post;
  writeTogether(
    doc,
    () => {
      if (rootMap(doc, "posts").size === 0) stampSchema(doc, "board");
      writeEntry(rootMap(doc, "posts"), id, { authorId, createdAt: now, title, mood, content });
    },
    origin,
  );
}

/** Replies to a post (B2). */
export function addReply(
  doc: Y.Doc,
  reply: Pick<Reply, "id" | "postId" | "content"> & { readonly authorId: string },
  now: string,
  origin?: unknown,
): void {
  const { id, authorId, postId, content } = reply;
  writeTogether(
    doc,
    () => writeEntry(rootMap(doc, "replies"), id, { authorId, createdAt: now, postId, content }),
    origin,
  );
}

/** Writes the name that a post or reply is shown under. For the server alone. */
export function writeAuthorName(
  doc: Y.Doc,
  root: "posts" | "replies",
  id: string,
  authorName: string,
  origin?: unknown,
): void {
  writeTogether(doc, () => writeEntry(rootMap(doc, root), id, { authorName }), origin);
}

/** Deletes a post or a reply (B2): for admins, by the rules. */
export function deleteFromBoard(doc: Y.Doc, root: "posts" | "replies", id: string, origin?: unknown): void {
  writeTogether(doc, () => writeEntry(rootMap(doc, root), id, { deleted: true }), origin);
}

/** Sets a person's task on a post: its date by the author, its completion by that person (B4). */
export function writeTask(
  doc: Y.Doc,
  postId: string,
  userId: string,
  fields: { readonly dueAt?: string; readonly doneAt?: string | undefined },
  origin?: unknown,
): void {
  const keyed = Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [`task|${userId}|${field}`, value]),
  );
  writeTogether(doc, () => writeEntry(rootMap(doc, "posts"), postId, keyed), origin);
}

function readTasks(entry: ReadonlyMap<string, unknown>): PostTask[] {
  const byUser = new Map<string, { dueAt: string | null; doneAt: string | null }>();
  for (const [field, value] of entry) {
    const [task, userId, what] = field.split("|");
    if (task !== "task" || !userId || (what !== "dueAt" && what !== "doneAt")) continue;
    const state = byUser.get(userId) ?? { dueAt: null, doneAt: null };
    state[what] = asTextOrNull(value);
    byUser.set(userId, state);
  }
  return [...byUser].map(([userId, state]) => ({ userId, ...state }));
}
