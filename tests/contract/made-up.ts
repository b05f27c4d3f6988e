import { v7 as uuid } from "uuid";
import { customerOwners, groupMembers, groups, users } from "@/drizzle/schema";
import type { Database } from "@/lib/db/client";
import { upsertCustomers } from "@/lib/db/projection";
import type { Role } from "@/lib/domain/access/model";
import type { CustomerRow } from "@/lib/domain/customers/model";

export async function addUser(db: Database, role: Role, closedAt: Date | null = null): Promise<string> {
  const id = uuid();
  await db.insert(users).values({ id, username: `u-${id}`, passwordHash: "", name: "某人", role, closedAt });
  return id;
}

export async function addGroup(
  db: Database,
  members: readonly string[],
  leaders: readonly string[],
): Promise<string> {
  const id = uuid();
  await db.insert(groups).values({ id, name: "一组" });
  const rows = [
    ...members.map((userId) => ({ groupId: id, userId, leads: false })),
    ...leaders.map((userId) => ({ groupId: id, userId, leads: true })),
  ];
  if (rows.length > 0) await db.insert(groupMembers).values(rows);
  return id;
}

export function customerRow(fields: Partial<CustomerRow>): CustomerRow {
  return {
    id: uuid(),
    customerNo: null,
    name: "李明",
    company: "",
    jobTitle: "",
    phone: "",
    address: "",
    gender: null,
    status: "interested",
    level: "regular",
    source: null,
    industry: "",
    ownerId: null,
    createdAt: "2026-11-01T08:00:00.000Z",
    lastContactedAt: null,
    lastVisitedAt: null,
    nextVisitAt: null,
    resumeAt: null,
    birthday: null,
    pinyin: "",
    custom: {},
    followUpCount: 0,
    rev: 1,
    ...fields,
  };
}

let numbers = 0;

/** A customer with its owner (or lane) and its row. */
export async function addCustomer(
  db: Database,
  fields: Partial<CustomerRow>,
  laneId: string | null = null,
): Promise<string> {
  const row = customerRow(fields);
  numbers += 1;
  const customerNo = `T${numbers}`;
  await db.insert(customerOwners).values({
    customerId: row.id,
    ownerId: row.ownerId,
    laneId,
    customerNo,
    createdBy: row.ownerId ?? "",
    releasedAt: laneId ? new Date("2026-11-02T00:00:00.000Z") : null,
  });
  await upsertCustomers(db, [{ row, laneId }]);
  return row.id;
}
