import { sql } from "drizzle-orm";
import * as Y from "yjs";
import {
  company as companyTable,
  customerChanges,
  customerOwners,
  groupMembers,
  groups,
  users,
} from "@/drizzle/schema";
import { insertWholeDocuments, type WholeDocument } from "@/lib/db/bulk-documents";
import type { Tx } from "@/lib/db/client";
import { customerNoText } from "@/lib/db/customer-numbers";
import {
  type ProjectedCustomer,
  type ProjectedFollowUp,
  replaceLanes,
  upsertCustomers,
  upsertFollowUps,
  upsertPlans,
} from "@/lib/db/projection";
import {
  boardName,
  customerName,
  indexName,
  peopleName,
  plansName,
  poolName,
  settingsName,
} from "@/lib/docs/names";
import { projectCustomerDoc, projectPlansDoc } from "@/lib/docs/project";
import { pinyinOf } from "@/lib/domain/customers/pinyin-dictionary";
import { buildIndex, buildPeople, buildPool } from "../rebuild/server-documents";
import type { DemoCompany, HeldCustomer } from "./company";
import {
  boardDocument,
  customerDocument,
  emptyDocument,
  plansDocument,
  postsByMonth,
  settingsDocument,
} from "./documents";
import { type DemoCalendar, demoTimeZone } from "./plan";
import type { Random } from "./random";

/** How many customers are made and written in one go: memory stays level at any scale. */
const batchSize = 1000;

export interface Writing {
  readonly tx: Tx;
  readonly random: Random;
  readonly calendar: DemoCalendar;
  readonly company: DemoCompany;
}

/** Everything in one transaction: a seeding that is cut short leaves an empty database. */
export async function writeCompany(writing: Writing, passwordHashes: readonly string[]): Promise<void> {
  await writeStaff(writing, passwordHashes);
  await writeSettings(writing);
  await writeCustomers(writing);
  await writePlans(writing);
  await writeBoards(writing);
  await writeServerDocuments(writing);
}

async function writeStaff({ tx, company }: Writing, passwordHashes: readonly string[]): Promise<void> {
  const { people, groups: demoGroups } = company.staff;
  await tx.insert(companyTable).values({ name: company.name, timeZone: demoTimeZone });
  await tx
    .insert(groups)
    .values(demoGroups.map((group) => ({ ...group, createdAt: new Date(group.createdAt) })));
  await tx.insert(users).values(
    people.map(({ id, username, name, role, position, phone, createdAt }, at) => {
      const passwordHash = passwordHashes[at] ?? "";
      return { id, username, name, role, position, phone, passwordHash, createdAt: new Date(createdAt) };
    }),
  );
  await tx
    .insert(groupMembers)
    .values(
      people.flatMap(({ id: userId, groupIds, ledGroupIds }) => [
        ...groupIds.map((groupId) => ({ groupId, userId, leads: false })),
        ...ledGroupIds.map((groupId) => ({ groupId, userId, leads: true })),
      ]),
    );
}

function toWhole(
  name: string,
  kind: string,
  doc: Y.Doc,
  createdAt: number,
  createdBy: string | null = null,
): WholeDocument {
  const state = Y.encodeStateAsUpdate(doc);
  const vector = Y.encodeStateVector(doc);
  return { name, kind, createdBy, createdAt: new Date(createdAt), state, vector };
}

async function writeSettings({ tx, random, calendar, company }: Writing): Promise<void> {
  await replaceLanes(tx, company.lanes);
  const doc = settingsDocument(random, company);
  await insertWholeDocuments(tx, [toWhole(settingsName, "settings", doc, calendar.now)]);
}

async function writeCustomers(writing: Writing): Promise<void> {
  const { tx, company } = writing;
  const { customers } = company;
  for (let start = 0; start < customers.length; start += batchSize) {
    await writeCustomerBatch(writing, customers.slice(start, start + batchSize), start);
  }
  await tx.execute(sql`select setval('customer_numbers', ${Math.max(1, customers.length)}::bigint)`);
}

async function writeCustomerBatch(
  writing: Writing,
  customers: readonly HeldCustomer[],
  before: number,
): Promise<void> {
  const { tx, random, company } = writing;
  const documents: WholeDocument[] = [];
  const rows: ProjectedCustomer[] = [];
  const followUps: ProjectedFollowUp[] = [];
  for (const [at, customer] of customers.entries()) {
    const doc = customerDocument(random, customer, customerNoText(before + at + 1), company);
    documents.push(
      toWhole(customerName(customer.id), "customer", doc, customer.createdAt, customer.holderId),
    );
    const ownerId = customer.release ? null : customer.holderId;
    const projected = projectCustomerDoc(doc, { id: customer.id, ownerId, rev: 1, pinyin: pinyinOf });
    rows.push({ row: projected.row, laneId: customer.release?.laneId ?? null });
    followUps.push(...projected.followUps);
    doc.destroy();
  }
  await insertWholeDocuments(tx, documents);
  await tx
    .insert(customerOwners)
    .values(customers.map((customer, at) => ownerRow(customer, before + at + 1)));
  await upsertCustomers(tx, rows);
  await upsertFollowUps(tx, followUps);
  const changes = customers.flatMap((customer) => statusChanges(random, customer));
  if (changes.length > 0) await tx.insert(customerChanges).values(changes);
}

function ownerRow({ id, holderId, release, createdAt }: HeldCustomer, no: number) {
  const heldSince = new Date(release?.at ?? createdAt);
  const common = { customerId: id, customerNo: customerNoText(no), createdBy: holderId, heldSince };
  if (!release) return { ...common, ownerId: holderId };
  const { laneId, at, reason } = release;
  const former = {
    formerOwnerId: holderId,
    releasedBy: holderId,
    releasedAt: new Date(at),
    releaseReason: reason,
  };
  return { ...common, ownerId: null, laneId, ...former };
}

/** Part of the customers have a history to look at (C6): they were interested before they became something else. */
function statusChanges(random: Random, { id, holderId, status, followUps, createdAt }: HeldCustomer) {
  if (status === "interested" || random.chance(0.5)) return [];
  const at = new Date(followUps.at(-1)?.at ?? createdAt);
  return [
    {
      customerId: id,
      actorId: holderId,
      at,
      path: "fields/status",
      oldValue: "interested",
      newValue: status,
    },
  ];
}

async function writePlans({ tx, random, calendar, company }: Writing): Promise<void> {
  const documents: WholeDocument[] = [];
  for (const { id } of company.staff.people) {
    const plans = company.plans.filter((plan) => plan.userId === id);
    if (plans.length === 0) continue;
    const doc = plansDocument(random, plans);
    documents.push(toWhole(plansName(id), "plans", doc, calendar.now, id));
    await upsertPlans(tx, projectPlansDoc(doc, id));
  }
  await insertWholeDocuments(tx, documents);
}

async function writeBoards({ tx, random, calendar, company }: Writing): Promise<void> {
  const byMonth = postsByMonth(company.posts);
  const documents = [...byMonth].map(([month, posts]) =>
    toWhole(boardName(month), "board", boardDocument(random, posts), calendar.now),
  );
  await insertWholeDocuments(tx, documents);
}

async function writeServerDocuments({ tx, random, calendar, company }: Writing): Promise<void> {
  const now = new Date(calendar.now);
  const people = await buildPeople(tx, emptyDocument(random));
  await insertWholeDocuments(tx, [toWhole(peopleName, "people", people, calendar.now)]);
  for (const { id } of company.staff.people) {
    const doc = await buildIndex(tx, id, now, emptyDocument(random));
    await insertWholeDocuments(tx, [toWhole(indexName(id), "index", doc, calendar.now)]);
  }
  for (const { id } of company.lanes) {
    const doc = await buildPool(tx, id, emptyDocument(random));
    await insertWholeDocuments(tx, [toWhole(poolName(id), "pool", doc, calendar.now)]);
  }
}
