import type { PoolRow } from "../../customers/model";
import { subjectOf } from "../fields";
import { sharedCustomerFields } from "./customers";
import { dateField, idField } from "./readers";

/** Customers in the pool, with the facts of their release (P1, P3). */
export const poolSubject = subjectOf<PoolRow>(
  [...sharedCustomerFields, idField("laneId", "choice"), idField("formerOwnerId"), dateField("releasedAt")],
  { customOf: (row) => row.custom, idOf: (row) => row.id },
);
