import { ChevronLeft, ChevronRight, Download, X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { useTranslations } from "use-intl";
import type { CustomerAttachment } from "@/lib/domain/customers/record";
import { Picture } from "./picture";
import { useSaveFile } from "./use-save-file";
import { useSwipe } from "./use-swipe";
import css from "./viewer.module.css";

interface ViewerProps {
  readonly customerId: string;
  readonly pictures: readonly CustomerAttachment[];
  /** Id of the picture that is shown; null: none. */
  readonly shown: string | null;
  readonly onShow: (id: string | null) => void;
}

/** Pictures over the whole screen: arrow keys, buttons and swipes go through them. */
export function Viewer({ customerId, pictures, shown, onShow }: ViewerProps) {
  const t = useTranslations("attachments.viewer");
  const at = pictures.findIndex(({ id }) => id === shown);
  const picture = pictures[at];
  const go = (by: number) => {
    const next = pictures[at + by];
    if (next) onShow(next.id);
  };
  const swipe = useSwipe(go);
  return (
    <Radix.Root open={picture !== undefined} onOpenChange={(open) => !open && onShow(null)}>
      <Radix.Portal>
        <Radix.Overlay className={css.veil} />
        <Radix.Content
          className={css.viewer}
          aria-describedby={undefined}
          onKeyDown={(event) => {
            if (event.key === "ArrowLeft") go(-1);
            if (event.key === "ArrowRight") go(1);
          }}
          {...swipe}
        >
          {picture && (
            <>
              <Head {...{ customerId, picture, at }} count={pictures.length} />
              <Picture key={picture.id} customerId={customerId} picture={picture} />
              {pictures.length > 1 && (
                <>
                  <Step label={t("previous")} side={css.left} disabled={at === 0} onGo={() => go(-1)}>
                    <ChevronLeft className="i-lg" />
                  </Step>
                  <Step
                    label={t("next")}
                    side={css.right}
                    disabled={at === pictures.length - 1}
                    onGo={() => go(1)}
                  >
                    <ChevronRight className="i-lg" />
                  </Step>
                </>
              )}
            </>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface HeadProps {
  readonly customerId: string;
  readonly picture: CustomerAttachment;
  readonly at: number;
  readonly count: number;
}

function Head({ customerId, picture, at, count }: HeadProps) {
  const t = useTranslations("attachments");
  const save = useSaveFile(customerId);
  return (
    <header className={css.head}>
      <Radix.Title className={`cut ${css.name}`}>{picture.name}</Radix.Title>
      <span className={css.count} aria-live="polite">
        <span className="sr">{t("viewer.title", { at: at + 1, count })}</span>
        {count > 1 && <span aria-hidden="true">{`${at + 1} / ${count}`}</span>}
      </span>
      <button
        type="button"
        className={css.button}
        aria-label={t("save", { name: picture.name })}
        onClick={() => save(picture)}
      >
        <Download className="i" />
      </button>
      <Radix.Close className={css.button} aria-label={t("viewer.close")}>
        <X className="i" />
      </Radix.Close>
    </header>
  );
}

interface StepProps {
  readonly label: string;
  readonly side: string | undefined;
  readonly disabled: boolean;
  readonly onGo: () => void;
  readonly children: React.ReactNode;
}

function Step({ label, side, disabled, onGo, children }: StepProps) {
  return (
    <button
      type="button"
      className={`${css.button} ${css.step} ${side ?? ""}`}
      aria-label={label}
      disabled={disabled}
      onClick={onGo}
    >
      {children}
    </button>
  );
}
