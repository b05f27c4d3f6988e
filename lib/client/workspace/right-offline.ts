import type { PeopleFollower } from "@/lib/client/people/people-follower";
import type { CustomerRows } from "@/lib/client/rows/customer-rows";
import { parseDocumentName } from "@/lib/docs/names";
import { documentRight } from "@/lib/domain/access/documents";
import type { Actor, Subject } from "@/lib/domain/access/model";

/**
 * The right to assume until the server says it: the same rule, with what this device knows. A wrong guess costs
 * nothing: what may not be written is set back and listed as not accepted.
 */
export function rightOffline(
  actor: Actor,
  name: string,
  rows: CustomerRows,
  people: PeopleFollower,
  isPooled: (customerId: string) => boolean,
): "read" | "write" {
  const parsed = parseDocumentName(name);
  if (!parsed || (parsed.kind === "customer" && isPooled(parsed.id))) return "read";
  const row = parsed.kind === "customer" ? rows.row(parsed.id) : null;
  const ownerId = parsed.kind === "customer" ? (row?.ownerId ?? null) : "id" in parsed ? parsed.id : null;
  const exists = parsed.kind !== "customer" || row !== null;
  const collaboratorRight = row?.via ? (row.lent ?? "read") : null;
  const subject: Subject = { ownerId, ownerGroupIds: people.groupsOf(ownerId), collaboratorRight };
  return documentRight(actor, parsed, { exists, deleted: false, subject }) === "write" ? "write" : "read";
}
