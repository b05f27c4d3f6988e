import type { QuerySubject } from "./model";

/** A view that a colleague shares: value of `views` in `group/{groupId}` (as a JSON string), by `<userId>.<id>` (C5). */
export interface SharedViewRow {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly subject: QuerySubject;
  readonly query: string;
  readonly order: number;
}

/** Two people may use one id; a key names a view of one of them. */
export const sharedViewKey = (userId: string, id: string): string => `${userId}.${id}`;
