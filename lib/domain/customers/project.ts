import { newestTime } from "../follow-ups/project";
import type { CustomerRow, PoolRow, SharedWith } from "./model";
import type { PinyinOf } from "./pinyin";
import type { CustomerRecord } from "./record";

/** What a customer's row says beside the document. */
export interface CustomerRowFacts {
  readonly id: string;
  readonly ownerId: string | null;
  /** Sequence of the document; 0 on a device. */
  readonly rev: number;
  readonly pinyin: PinyinOf;
  /** On a device: as the server's row says it. */
  readonly via?: CustomerRow["via"] | undefined;
  readonly lent?: CustomerRow["lent"] | undefined;
  readonly sharedWith?: CustomerRow["sharedWith"] | undefined;
  readonly heldSince?: string | undefined;
  readonly locked?: true | undefined;
}

/** The row that lists show of a customer (C1, C2): the same function on the server and on devices (I5). */
export function customerRow(
  record: Pick<CustomerRecord, "fields" | "followUps"> &
    Partial<Pick<CustomerRecord, "purchases" | "enquiries">>,
  facts: CustomerRowFacts,
): CustomerRow {
  const { fields } = record;
  const live = record.followUps.filter((followUp) => !followUp.deleted);
  const name = fields.name ?? "";
  const company = fields.company ?? "";
  const interest = interestOf(record);
  return {
    id: facts.id,
    customerNo: fields.customerNo ?? null,
    name,
    company,
    jobTitle: fields.jobTitle ?? "",
    phone: fields.phone ?? "",
    address: fields.address ?? "",
    gender: fields.gender ?? null,
    status: fields.status ?? "interested",
    level: fields.level ?? "regular",
    source: fields.source ?? null,
    industry: fields.industry ?? "",
    ownerId: facts.ownerId,
    createdAt: fields.createdAt ?? noTime,
    lastContactedAt: newestTime(live),
    lastVisitedAt: newestTime(live.filter((followUp) => followUp.method === "visit")),
    nextVisitAt: fields.nextVisitAt ?? null,
    resumeAt: fields.resumeAt ?? null,
    birthday: fields.birthday ?? null,
    pinyin: facts.pinyin(name, company),
    custom: fields.custom,
    ...(interest ? { interest } : {}),
    followUpCount: live.length,
    rev: facts.rev,
    ...(facts.via ? { via: facts.via } : {}),
    ...(facts.lent ? { lent: facts.lent } : {}),
    ...(facts.sharedWith ? { sharedWith: facts.sharedWith } : {}),
    ...(facts.heldSince ? { heldSince: facts.heldSince } : {}),
    ...(facts.locked ? { locked: true } : {}),
  };
}

/** Whom to tell of news about a product: who bought it or asked about it (C12). */
function interestOf({ purchases = [], enquiries = [] }: Partial<CustomerRecord>): string {
  const ids = [...purchases, ...enquiries].map(({ productId }) => productId);
  return [...new Set(ids)].filter(Boolean).sort().join(" ");
}

/** A document whose `createdAt` was refused or has not come yet: long ago, so that no view calls it new. */
const noTime = "1970-01-01T00:00:00.000Z";

export interface ReleaseFacts {
  readonly laneId: string;
  readonly formerOwnerId: string | null;
  readonly releasedAt: string;
  readonly releasedBy: string | null;
  readonly releaseReason: string;
  readonly ruleDays: number | null;
}

/** The row of a customer in the pool (P1): the customer's own, without an owner, with the facts of its release. */
export function poolRow(row: CustomerRow, release: ReleaseFacts): PoolRow {
  const { via: _via, lent: _lent, sharedWith: _shared, heldSince: _held, locked: _locked, ...own } = row;
  return { ...own, ownerId: null, ...release };
}

/** How an owner holds a customer: what index rows say beside the projection (P5). */
export interface HoldFacts {
  readonly heldSince: string;
  readonly locked: boolean;
  readonly sharedWith?: SharedWith | null;
}

/** The row with what the rules of the pool need on a device, to count down offline as well. */
export function heldRow(row: CustomerRow, { heldSince, locked, sharedWith }: HoldFacts): CustomerRow {
  return {
    ...row,
    heldSince,
    ...(locked ? { locked: true } : {}),
    ...(sharedWith ? { sharedWith } : {}),
  };
}
