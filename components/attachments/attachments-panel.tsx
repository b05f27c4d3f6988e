import { Camera, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { FilesOf } from "@/lib/client/files/actions";
import { useFileStates } from "@/lib/client/files/use-file";
import type { CustomerRecord } from "@/lib/domain/customers/record";
import { fileKind } from "@/lib/domain/files/model";
import css from "./attachments.module.css";
import { ChooseButton } from "./choose-button";
import { FileRow } from "./file-row";
import { useAddFiles } from "./use-add-files";
import { useDropAndPaste } from "./use-drop-and-paste";
import { useMayRemove } from "./use-may-remove";
import { Viewer } from "./viewer";

interface AttachmentsPanelProps {
  readonly of: FilesOf;
  readonly record: CustomerRecord;
  readonly ownerId: string | null;
  readonly writable: boolean;
}

/** The files of a customer (C11); the photo at the top of the page is not repeated here. */
export function AttachmentsPanel({ of, record, ownerId, writable }: AttachmentsPanelProps) {
  const t = useTranslations("attachments");
  const { count, add } = useAddFiles(of);
  const stateOf = useFileStates();
  const mayRemove = useMayRemove(ownerId);
  const [shown, setShown] = useState<string | null>(null);
  const { isOver, handlers } = useDropAndPaste(writable ? add : null);
  const files = record.attachments.filter(({ id }) => id !== record.fields.photo).reverse();
  const pictures = files.filter(({ type }) => fileKind(type) === "image");
  return (
    <div className={`${css.panel} ${isOver ? css.over : ""}`} {...handlers}>
      <h2 className="sr">{t("title")}</h2>
      {writable && (
        <div className={css.adds}>
          <ChooseButton className="btn" accept="image/*" camera onFiles={add}>
            <Camera className="i" />
            {t("takePhoto")}
          </ChooseButton>
          <ChooseButton className="btn" multiple onFiles={add}>
            <Plus className="i" />
            {t("add")}
          </ChooseButton>
          <span className={css.adding} role="status">
            {isOver ? t("drop") : count > 0 && t("adding", { count })}
          </span>
        </div>
      )}
      {files.length === 0 && <p className="help">{t(writable ? "empty" : "emptyRead")}</p>}
      {files.length > 0 && (
        <ul>
          {files.map((attachment) => (
            <FileRow
              key={attachment.id}
              of={of}
              attachment={attachment}
              state={stateOf(attachment)}
              writable={writable}
              removable={writable && mayRemove(attachment)}
              onOpen={pictures.includes(attachment) ? () => setShown(attachment.id) : undefined}
            />
          ))}
        </ul>
      )}
      {writable && (
        <p className="help">
          {t("hint")} <span className={css.wide}>{t("hintDrop")}</span>
        </p>
      )}
      <Viewer customerId={of.customerId} pictures={pictures} shown={shown} onShow={setShown} />
    </div>
  );
}
