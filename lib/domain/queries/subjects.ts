import type { CustomerRow, PoolRow } from "../customers/model";
import type { FollowUpRow } from "../follow-ups/model";
import type { Subject } from "./fields";
import type { QuerySubject } from "./model";
import { customerSubject } from "./subjects/customers";
import { followUpSubject } from "./subjects/follow-ups";
import { poolSubject } from "./subjects/pool";

export interface RowsBySubject {
  customers: CustomerRow;
  followUps: FollowUpRow;
  pool: PoolRow;
}

/** All that can be asked for (C5, F2, P3): a new subject is one more line here. */
export const subjects: { readonly [S in QuerySubject]: Subject<RowsBySubject[S]> } = {
  customers: customerSubject,
  followUps: followUpSubject,
  pool: poolSubject,
};
