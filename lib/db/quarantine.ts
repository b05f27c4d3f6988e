import { and, desc, eq, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { customerOwners, customers, quarantine, users } from "@/drizzle/schema";
import type { Difference } from "@/lib/domain/quarantine/difference";
import { writtenPart } from "@/lib/domain/quarantine/difference";
import type { HandedInRow, QuarantineRow, QuarantineState } from "@/lib/domain/quarantine/model";
import type { Executor } from "./client";
import { storable, storableText } from "./storable";

export interface NewQuarantined {
  readonly id: string;
  readonly document: string;
  readonly authorId: string;
  readonly label: string;
  readonly update: Uint8Array;
  readonly updateHash: string;
  readonly difference: Difference;
}

export interface QuarantinedPlace {
  readonly id: string;
  readonly state: QuarantineState;
  readonly isNew: boolean;
}

/** Keeps what was handed in; the same bytes once more answer where they lie already. */
export async function insertQuarantined(db: Executor, given: NewQuarantined): Promise<QuarantinedPlace> {
  const values = { ...given, label: storableText(given.label), difference: storable(given.difference) };
  const [row] = await db
    .insert(quarantine)
    .values(values)
    .onConflictDoNothing()
    .returning({ id: quarantine.id });
  if (row) return { id: row.id, state: "waiting", isNew: true };
  const known = await findHandedIn(db, given);
  if (!known) throw new Error("an entry of the quarantine is neither new nor known");
  return known;
}

export async function findHandedIn(
  db: Executor,
  { authorId, document, updateHash }: Pick<NewQuarantined, "authorId" | "document" | "updateHash">,
): Promise<QuarantinedPlace | null> {
  const [row] = await db
    .select({ id: quarantine.id, state: quarantine.state })
    .from(quarantine)
    .where(
      and(
        eq(quarantine.authorId, authorId),
        eq(quarantine.document, document),
        eq(quarantine.updateHash, updateHash),
      ),
    );
  return row ? { ...row, isNew: false } : null;
}

/** Whose the document is by now; of one that was never made, its author's. null: the pool, or the whole company's. */
const ownerId = sql<string | null>`case
  when ${customerOwners.customerId} is not null then ${customerOwners.ownerId}
  when ${quarantine.document} like 'plans/%' then substr(${quarantine.document}, 7)
  when ${quarantine.document} like 'customer/%' then ${quarantine.authorId}
end`;

export interface QuarantineQuery {
  /** Owners of whose documents the asker decides. */
  readonly ownerIds: readonly string[] | "all";
  readonly states: readonly QuarantineState[];
  /** Id of the last row of the page before. */
  readonly before: string | null;
  readonly limit: number;
}

/** Newest first. */
export async function listQuarantined(db: Executor, query: QuarantineQuery): Promise<QuarantineRow[]> {
  const isInScope: SQL | undefined =
    query.ownerIds === "all"
      ? undefined
      : sql`${ownerId} in (select jsonb_array_elements_text(${JSON.stringify(query.ownerIds)}::jsonb))`;
  const rows = await selectEntries(db)
    .where(
      and(
        isInScope,
        inArray(quarantine.state, [...query.states]),
        query.before ? lt(quarantine.id, query.before) : undefined,
      ),
    )
    .orderBy(desc(quarantine.id))
    .limit(query.limit);
  const names = await namesOf(
    db,
    rows.flatMap(({ decidedBy }) => (decidedBy ? [decidedBy] : [])),
  );
  return rows.map(({ authorId, authorName, customerId, customerName, label, at, ...row }) => ({
    id: row.id,
    document: row.document,
    customerId: customerId ?? null,
    customerName: customerName ?? label,
    author: { id: authorId, name: authorName ?? "" },
    at: at.toISOString(),
    state: row.state,
    decidedBy: (row.decidedBy && names.get(row.decidedBy)) ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    difference: row.difference,
    refused: row.refused,
  }));
}

function selectEntries(db: Executor) {
  return db
    .select({
      id: quarantine.id,
      document: quarantine.document,
      authorId: quarantine.authorId,
      authorName: users.name,
      customerId: customerOwners.customerId,
      customerName: customers.name,
      label: quarantine.label,
      at: quarantine.at,
      state: quarantine.state,
      decidedBy: quarantine.decidedBy,
      decidedAt: quarantine.decidedAt,
      difference: quarantine.difference,
      refused: quarantine.refused,
    })
    .from(quarantine)
    .leftJoin(users, eq(users.id, quarantine.authorId))
    .leftJoin(customerOwners, sql`${quarantine.document} = 'customer/' || ${customerOwners.customerId}`)
    .leftJoin(customers, eq(customers.id, customerOwners.customerId))
    .$dynamic();
}

async function namesOf(db: Executor, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export interface QuarantinedEntry {
  readonly id: string;
  readonly document: string;
  readonly authorId: string;
  readonly update: Uint8Array;
  readonly difference: Difference;
  readonly state: QuarantineState;
  readonly decidedBy: string | null;
  readonly failure: string | null;
  readonly refused: readonly string[];
}

export async function findQuarantined(db: Executor, id: string): Promise<QuarantinedEntry | null> {
  const [row] = await db.select(entryColumns).from(quarantine).where(eq(quarantine.id, id));
  return row ?? null;
}

const entryColumns = {
  id: quarantine.id,
  document: quarantine.document,
  authorId: quarantine.authorId,
  update: quarantine.update,
  difference: quarantine.difference,
  state: quarantine.state,
  decidedBy: quarantine.decidedBy,
  failure: quarantine.failure,
  refused: quarantine.refused,
};

/** Moves an entry on if it still stands where the caller saw it; answers whether it did. */
export async function decideQuarantined(
  db: Executor,
  id: string,
  decision: {
    readonly from: readonly QuarantineState[];
    readonly state: "accepting" | "dropped";
    readonly by: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const { from, state, by, at } = decision;
  const rows = await db
    .update(quarantine)
    .set({ state, decidedBy: by, decidedAt: at, takenAt: null, failure: null })
    .where(and(eq(quarantine.id, id), inArray(quarantine.state, [...from])))
    .returning({ id: quarantine.id });
  return rows.length > 0;
}

/** How long a sync server may take to write an entry before another one takes it up. */
const takenForMs = 60_000;

/** Takes an accepted entry for writing: of several sync servers one alone gets it. */
export async function takeAccepted(db: Executor, id: string, now: Date): Promise<QuarantinedEntry | null> {
  const [row] = await db
    .update(quarantine)
    .set({ takenAt: now })
    .where(
      and(
        eq(quarantine.id, id),
        eq(quarantine.state, "accepting"),
        or(isNull(quarantine.takenAt), lt(quarantine.takenAt, new Date(now.getTime() - takenForMs))),
      ),
    )
    .returning(entryColumns);
  return row ?? null;
}

export async function listAccepting(db: Executor): Promise<string[]> {
  const rows = await db
    .select({ id: quarantine.id })
    .from(quarantine)
    .where(eq(quarantine.state, "accepting"));
  return rows.map(({ id }) => id);
}

/** It is in the document, but for the paths named. */
export async function finishAccepted(db: Executor, id: string, refused: readonly string[]): Promise<void> {
  await db
    .update(quarantine)
    .set({ state: "accepted", refused: [...refused], failure: null })
    .where(eq(quarantine.id, id));
}

/** Nothing of it came into the document: it waits again. */
export async function returnAccepted(db: Executor, id: string, failure: string): Promise<void> {
  await db
    .update(quarantine)
    .set({ state: "waiting", decidedBy: null, decidedAt: null, takenAt: null, failure })
    .where(eq(quarantine.id, id));
}

/** What a person handed in, as their inbox shows it. */
export async function loadHandedIn(
  db: Executor,
  userId: string,
  ids: readonly string[] | "all",
): Promise<Map<string, HandedInRow>> {
  const rows = await selectEntries(db).where(
    and(eq(quarantine.authorId, userId), ids === "all" ? undefined : inArray(quarantine.id, [...ids])),
  );
  const names = await namesOf(
    db,
    rows.flatMap(({ decidedBy }) => (decidedBy ? [decidedBy] : [])),
  );
  return new Map(
    rows.map(({ id, document, label, at, state, decidedBy, decidedAt, difference }) => [
      id,
      {
        id,
        document,
        label,
        at: at.toISOString(),
        state,
        decidedBy: (decidedBy && names.get(decidedBy)) ?? null,
        decidedAt: decidedAt?.toISOString() ?? null,
        difference: writtenPart(difference),
      },
    ]),
  );
}
