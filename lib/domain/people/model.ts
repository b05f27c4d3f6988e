import type { Role } from "../access/model";

/** One colleague as everyone sees them: value of `people` in `company/people` (as a JSON string). */
export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly position: string;
  readonly groupIds: readonly string[];
  readonly ledGroupIds: readonly string[];
  readonly pinyin: string;
  /** True once the account is closed; the row stays so that old records keep a name. */
  readonly closed: boolean;
}

/** One group: value of `groups` in `company/people` (as a JSON string). */
export interface GroupRow {
  readonly id: string;
  readonly name: string;
}
