import { Handshake } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Phrases } from "@/components/quick-inputs/phrases";
import { Wrong } from "@/components/ui/field";
import { SaveMark } from "@/components/ui/save-mark";
import { useDefaults } from "@/lib/client/quick-inputs/use-defaults";
import type { FollowUpMethod } from "@/lib/domain/follow-ups/model";
import css from "./composer.module.css";
import { MethodMenu } from "./method-menu";
import { NextDateChips } from "./next-date-chips";
import { PromiseLine } from "./promise-line";
import { useComposer } from "./use-composer";

interface ComposerProps {
  readonly customerId: string;
  readonly autoFocus?: boolean;
  /** Called with the id of the follow-up that was written. */
  readonly onDone?: (followUpId: string) => void;
  /** Esc: what was typed stays on the device. */
  readonly onLeave?: () => void;
  /** Kind that is chosen at first. */
  readonly method?: FollowUpMethod;
}

/** Text, kind and next date in one step, with one filled button (F1, A0). */
export function Composer(props: ComposerProps) {
  return <ComposerOf key={props.customerId} {...props} />;
}

function ComposerOf({ customerId, autoFocus = false, onDone, onLeave, method }: ComposerProps) {
  const t = useTranslations("followUps");
  const defaults = useDefaults();
  const { draft, change, send, canSend, failed, state } = useComposer(
    customerId,
    method ?? defaults.method,
    onDone,
  );
  const [active, setActive] = useState(autoFocus);
  const text = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  useEffect(() => {
    if (autoFocus) text.current?.focus();
  }, [autoFocus]);
  const open = active || state !== "none";
  return (
    <div className={`composer ${css.composer}`}>
      <textarea
        ref={text}
        className={css.text}
        value={draft.text}
        rows={1}
        placeholder={t("composer.placeholder")}
        aria-label={t("composer.label")}
        aria-keyshortcuts="f"
        aria-describedby={open ? hint : undefined}
        onFocus={() => setActive(true)}
        onChange={(event) => change({ text: event.target.value })}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void send();
          }
          if (event.key === "Escape") {
            event.preventDefault();
            event.stopPropagation();
            event.currentTarget.blur();
            onLeave?.();
          }
        }}
      />
      {open && (
        <>
          <p id={hint} className="sr">
            {t("composer.hint")}
          </p>
          <Phrases field="note" text={draft.text} onText={(next) => change({ text: next })} />
          <div className={css.next}>
            <span className="dim small nw">{t("next.label")}</span>
            <NextDateChips
              label={t("next.label")}
              value={draft.nextVisitAt}
              onChange={(nextVisitAt) => change({ nextVisitAt })}
              toggles
            />
          </div>
          {draft.promise && (
            <PromiseLine
              promise={draft.promise}
              onChange={(promise) => change({ promise })}
              onEnter={() => void send()}
            />
          )}
          {failed && (
            <div className={css.wrong}>
              <Wrong>{t("composer.failed")}</Wrong>
            </div>
          )}
          <div className="foot">
            <MethodMenu value={draft.method} onChange={(next) => change({ method: next })} />
            <button
              type="button"
              className="icon-btn"
              aria-label={t("promise.add")}
              title={t("promise.add")}
              aria-pressed={draft.promise !== null}
              onClick={() => change({ promise: draft.promise ? null : { text: "", dueAt: null } })}
            >
              <Handshake className="i" />
            </button>
            <span className={`push ${css.state}`}>
              {state === "stored" && <SaveMark kind="stored" />}
              {state === "failed" && <SaveMark kind="problem" />}
            </span>
            <button type="button" className="btn btn-main" disabled={!canSend} onClick={() => void send()}>
              {t("composer.send")}
            </button>
          </div>
        </>
      )}
    </div>
  );
}
