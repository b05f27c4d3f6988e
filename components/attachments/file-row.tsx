import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { Menu, MenuItem } from "@/components/ui/menu";
import { type FilesOf, removeFile, renameFile, retryFile } from "@/lib/client/files/actions";
import type { FileState } from "@/lib/client/files/use-file";
import type { CustomerAttachment } from "@/lib/domain/customers/record";
import css from "./attachments.module.css";
import { FileMeta } from "./file-meta";
import { RenameField } from "./rename-field";
import { Thumbnail } from "./thumbnail";
import { useSaveFile } from "./use-save-file";

interface FileRowProps {
  readonly of: FilesOf;
  readonly attachment: CustomerAttachment;
  readonly state: FileState;
  readonly writable: boolean;
  readonly removable: boolean;
  /** Opens the viewer; absent for what is no picture. */
  readonly onOpen: (() => void) | undefined;
}

/** One file: a press opens it, or saves what this app doesn't show. */
export function FileRow({ of, attachment, state, writable, removable, onOpen }: FileRowProps) {
  const t = useTranslations("attachments");
  const [isRenaming, setRenaming] = useState(false);
  const save = useSaveFile(of.customerId);
  const { id, name } = attachment;
  const remove = () => {
    const back = removeFile(of.doc, id);
    toast(t("removed", { name }), { action: { label: t("undo"), onClick: back } });
  };
  const renamed = (next: string | null) => {
    setRenaming(false);
    if (next !== null) renameFile(of.doc, id, next);
  };
  return (
    <li className={css.row}>
      {isRenaming ? (
        <Thumbnail customerId={of.customerId} attachment={attachment} />
      ) : (
        <button
          type="button"
          className={css.hit}
          aria-label={t(onOpen ? "open" : "save", { name })}
          onClick={onOpen ?? (() => save(attachment))}
        >
          <Thumbnail customerId={of.customerId} attachment={attachment} />
        </button>
      )}
      <div className={css.text}>
        {isRenaming ? (
          <RenameField name={name} onDone={renamed} />
        ) : (
          <span className={`cut ${css.name}`} title={name}>
            {name}
          </span>
        )}
        <FileMeta attachment={attachment} state={state} />
      </div>
      {state.kind === "refused" && (
        <button type="button" className={`btn ${css.retry}`} onClick={() => retryFile(id)}>
          {t("retry")}
        </button>
      )}
      <Menu
        label={t("more", { name })}
        trigger={
          <button type="button" className={`icon-btn ${css.more}`} aria-label={t("more", { name })}>
            <Ellipsis className="i" />
          </button>
        }
      >
        <MenuItem onSelect={() => save(attachment)}>{t("saveShort")}</MenuItem>
        {writable && <MenuItem onSelect={() => setRenaming(true)}>{t("rename")}</MenuItem>}
        {removable && <MenuItem onSelect={remove}>{t("remove")}</MenuItem>}
      </Menu>
    </li>
  );
}
