import { type FollowUpMethod, followUpMethods } from "@/lib/domain/follow-ups/model";

/** What stands in a composer before it is sent off. */
export interface ComposerDraft {
  readonly text: string;
  readonly method: FollowUpMethod;
  /** Null: the date of the next contact stays as it is. */
  readonly nextVisitAt: string | null;
  /** What was promised in the talk (F6); null where nothing is noted. */
  readonly promise: { readonly text: string; readonly dueAt: string | null } | null;
}

export const emptyDraft: ComposerDraft = { text: "", method: "phone", nextVisitAt: null, promise: null };

/** A draft as storage gives it back, or null where it is none. */
export function readComposerDraft(stored: unknown): ComposerDraft | null {
  if (typeof stored !== "object" || stored === null) return null;
  const { text, method, nextVisitAt, promise } = stored as Record<string, unknown>;
  if (typeof text !== "string") return null;
  return {
    text,
    method: followUpMethods.find((known) => known === method) ?? emptyDraft.method,
    nextVisitAt: typeof nextVisitAt === "string" ? nextVisitAt : null,
    promise: readPromise(promise),
  };
}

function readPromise(stored: unknown): ComposerDraft["promise"] {
  if (typeof stored !== "object" || stored === null) return null;
  const { text, dueAt } = stored as Record<string, unknown>;
  if (typeof text !== "string") return null;
  return { text, dueAt: typeof dueAt === "string" ? dueAt : null };
}

/** Nothing that anybody would miss. */
export const isEmptyDraft = (draft: ComposerDraft): boolean =>
  draft.text.trim() === "" && draft.nextVisitAt === null && !draft.promise?.text.trim();
