import { can } from "../capabilities";
import { metaRoot, metaRule } from "./meta";
import type { FieldRule, KindRules, WhoCheck } from "./rule";
import * as value from "./values";
import { boardModerator, isBegunBySelf, isSelfIn, nobody } from "./who";

const writer: WhoCheck = ({ actor }) => (can(actor, "board.write") ? null : "notAllowed");

/** What a post or a reply is begun with, apart from who wrote it. */
const beginnings = ["title", "mood", "content", "createdAt", "postId"];
const isSelf = isSelfIn(beginnings);

/** B2: set once by the author; changed and cleared by admins alone. */
const authorOnceOrModerator: WhoCheck = (change) => {
  if (can(change.actor, "board.moderate")) return null;
  if (!can(change.actor, "board.write")) return "notAllowed";
  if (change.oldValue !== undefined || change.newValue === undefined) return "onlyOnce";
  const authorId = change.facts.value(change.root, `${change.entryId}|authorId`);
  const isOwn = authorId === undefined ? isBegunBySelf(change, beginnings) : authorId === change.actor.userId;
  return isOwn ? null : "notAllowed";
};

/** B4: the state of a task is set by the person that it names, once there is the task. */
const namedPerson: WhoCheck = ({ actor, root, entryId, parts, facts }) => {
  const isTask = facts.value(root, `${entryId}|task|${parts[0]}|dueAt`) !== undefined;
  return isTask && parts[0] === actor.userId && can(actor, "board.write") ? null : "notAllowed";
};

const author = authorOnceOrModerator;

const fields: readonly FieldRule[] = [
  { root: "posts", pattern: "<id>|title", value: value.shortText, who: author },
  { root: "posts", pattern: "<id>|mood", value: value.shortText, who: author },
  { root: "posts", pattern: "<id>|content", value: value.longText, who: author },
  { root: "posts", pattern: "<id>|authorId", value: value.id, who: author, once: true, also: isSelf },
  { root: "posts", pattern: "<id>|authorName", value: value.shortText, who: nobody, serverOnly: true },
  { root: "posts", pattern: "<id>|createdAt", value: value.time, who: author, once: true },
  { root: "posts", pattern: "<id>|deleted", value: value.flag, who: boardModerator },
  { root: "posts", pattern: "<id>|task|<user>|dueAt", value: value.time, who: author },
  { root: "posts", pattern: "<id>|task|<user>|doneAt", value: value.time, who: namedPerson },
  { root: "replies", pattern: "<id>|postId", value: value.id, who: author, once: true },
  { root: "replies", pattern: "<id>|content", value: value.longText, who: author },
  { root: "replies", pattern: "<id>|authorId", value: value.id, who: author, once: true, also: isSelf },
  { root: "replies", pattern: "<id>|authorName", value: value.shortText, who: nobody, serverOnly: true },
  { root: "replies", pattern: "<id>|createdAt", value: value.time, who: author, once: true },
  { root: "replies", pattern: "<id>|deleted", value: value.flag, who: boardModerator },
];

/** Rules of `board/{yyyy-mm}` (B1, B2, B4). */
export const boardRules: KindRules = {
  roots: [metaRoot, { name: "posts", type: "map" }, { name: "replies", type: "map" }],
  fields: [metaRule("board", writer), ...fields],
};
