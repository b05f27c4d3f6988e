import { useTranslations } from "use-intl";
import type { ImportProgress } from "@/lib/client/imports/use-import";
import { useNow } from "@/lib/client/time/use-now";
import css from "./import.module.css";

interface ProgressProps {
  readonly label: string;
  readonly progress: ImportProgress;
  readonly onCancel?: () => void;
}

/** Long work: how far, how much longer, and the way to stop it. It goes on when one leaves the screen. */
export function Progress({ label, progress, onCancel }: ProgressProps) {
  const t = useTranslations("imports");
  const action = useTranslations("common.action");
  const { done, total } = progress;
  const left = useSecondsLeft(progress);
  return (
    <section className={css.progress} aria-label={label}>
      <div className={css.progressHead}>
        <p className="strong grow">{label}</p>
        {onCancel && (
          <button type="button" className="btn" onClick={onCancel}>
            {action("cancel")}
          </button>
        )}
      </div>
      <progress className={css.bar} aria-label={label} {...(total > 0 ? { max: total, value: done } : {})} />
      <p className="small dim" role="status">
        {total > 0 ? t("progress", { done, total }) : t("working")}
        {left !== null && <span>{` · ${t("secondsLeft", { seconds: left })}`}</span>}
      </p>
    </section>
  );
}

/** From the pace so far; nothing is said before there is a pace. */
function useSecondsLeft({ done, total, startedAt }: ImportProgress): number | null {
  const now = useNow(1_000);
  const spent = now - startedAt;
  if (done === 0 || total === 0 || spent < 1_000) return null;
  return Math.max(1, Math.ceil((spent / done) * (total - done) * 0.001));
}
