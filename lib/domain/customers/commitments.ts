import type { CustomerIssue, CustomerPromise } from "./record";

type Due = { readonly dueAt: string | null };

/** What is due first stands first; what has no date comes last, in the order of making. */
const byDue = (a: Due, b: Due): number => (a.dueAt ?? "9").localeCompare(b.dueAt ?? "9");

/** Promises not yet kept; concessions, gifts and favours are records, never open (F6). */
export function openPromises(promises: readonly CustomerPromise[]): CustomerPromise[] {
  return promises.filter(({ kind, keptAt }) => kind === "promise" && keptAt === null).sort(byDue);
}

/** Kept promises and what was given and got, newest first (F6). */
export function pastPromises(promises: readonly CustomerPromise[]): CustomerPromise[] {
  return promises.filter(({ kind, keptAt }) => kind !== "promise" || keptAt !== null).reverse();
}

/** Issues that wait for a solution (F7). */
export function openIssues(issues: readonly CustomerIssue[]): CustomerIssue[] {
  return issues.filter(({ solvedAt }) => solvedAt === null).sort(byDue);
}

/** Solved issues, the latest first (F7). */
export function solvedIssues(issues: readonly CustomerIssue[]): CustomerIssue[] {
  return issues
    .filter(({ solvedAt }) => solvedAt !== null)
    .sort((a, b) => (b.solvedAt ?? "").localeCompare(a.solvedAt ?? ""));
}
