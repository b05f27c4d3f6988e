import { useTranslations } from "use-intl";
import { usePersonName } from "@/components/follow-ups/use-person-name";
import { When } from "@/components/ui/time";
import { useConnection } from "@/lib/client/connection/use-connection";
import type { FileState } from "@/lib/client/files/use-file";
import type { CustomerAttachment } from "@/lib/domain/customers/record";
import css from "./attachments.module.css";
import { useSizeWords } from "./say-size";
import { useWhy } from "./use-why";

interface FileMetaProps {
  readonly attachment: CustomerAttachment;
  readonly state: FileState;
}

/** How large, by whom and when, and how safe it is. */
export function FileMeta({ attachment, state }: FileMetaProps) {
  const t = useTranslations("attachments");
  const size = useSizeWords();
  const nameOf = usePersonName();
  const { addedAt, addedBy } = attachment;
  return (
    <div className={css.meta}>
      <span>{size(attachment.size)}</span>
      {addedAt && (
        <span>
          {addedBy ? (
            t.rich("by", { name: nameOf(addedBy), when: () => <When at={addedAt} /> })
          ) : (
            <When at={addedAt} />
          )}
        </span>
      )}
      <FileStateWords name={attachment.name} state={state} />
    </div>
  );
}

function FileStateWords({ name, state }: { readonly name: string; readonly state: FileState }) {
  const t = useTranslations("attachments");
  const { online } = useConnection();
  const why = useWhy();
  switch (state.kind) {
    case "kept":
      return <span>{t("state.kept")}</span>;
    case "waiting":
      return <span className={css.waiting}>{t(online ? "state.waiting" : "state.waitingOffline")}</span>;
    case "sending":
      return (
        <span className={css.sending}>
          <progress aria-label={t("progress", { name })} max={100} value={state.percent} />
          {t("state.sending", { percent: state.percent })}
        </span>
      );
    case "refused":
      return (
        <span className={css.refused}>{t("state.refused", { why: why(state.code, state.message) })}</span>
      );
  }
}
