import { useState } from "react";
import { addFollowUp } from "@/lib/client/customers/actions";
import { useDraft } from "@/lib/client/drafts/use-draft";
import { type ComposerDraft, emptyDraft, isEmptyDraft, readComposerDraft } from "./composer-draft";

/** The text, kept on the device at each keystroke, and its way into the customer's document (F1, X2). */
export function useComposer(
  customerId: string,
  method: ComposerDraft["method"],
  onDone?: (id: string) => void,
) {
  const stored = useDraft(`followUp.${customerId}`, readComposerDraft);
  const [typed, setDraft] = useState(stored.first);
  const draft = typed ?? { ...emptyDraft, method };
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);

  const change = (part: Partial<ComposerDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    if (isEmptyDraft(next)) stored.drop();
    else stored.keep(next);
  };

  const canSend = draft.text.trim() !== "" && !busy;

  const send = async () => {
    if (!canSend) return;
    setBusy(true);
    setFailed(false);
    const promised = draft.promise?.text.trim();
    try {
      const id = await addFollowUp(customerId, {
        method: draft.method,
        text: draft.text.trim(),
        ...(draft.nextVisitAt === null ? {} : { nextVisitAt: draft.nextVisitAt }),
        ...(promised ? { promise: { text: promised, dueAt: draft.promise?.dueAt ?? null } } : {}),
      });
      // Only now: had the device refused it, the draft would still be there.
      stored.drop();
      setDraft({ ...emptyDraft, method: draft.method });
      onDone?.(id);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };

  return { draft, change, send, canSend, failed, state: stored.state };
}
