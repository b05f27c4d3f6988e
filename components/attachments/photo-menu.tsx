import { type ReactNode, useRef } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { Menu, MenuItem } from "@/components/ui/menu";
import { type FilesOf, type PresentPhoto, removePhoto, setPhoto } from "@/lib/client/files/actions";
import { fileKind } from "@/lib/domain/files/model";
import css from "./attachments.module.css";
import { useSayNotAdded } from "./use-add-files";

interface PhotoMenuProps {
  readonly of: FilesOf;
  readonly name: string;
  readonly present: PresentPhoto | null;
  readonly onShow: () => void;
  readonly children: ReactNode;
}

/** What can be done with the photo; each thing offers the way back. */
export function PhotoMenu({ of, name, present, onShow, children }: PhotoMenuProps) {
  const t = useTranslations("attachments");
  const say = useSayNotAdded();
  const [camera, library] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const choose = async (file: File | undefined) => {
    if (!file) return;
    if (fileKind(file.type) !== "image") return void toast(t("photo.noPicture"));
    const { added, back } = await setPhoto(of, present, file);
    if (added.ok) toast(t("photo.changed"), { action: { label: t("undo"), onClick: back } });
    else say([added]);
  };
  const remove = () => {
    if (!present) return;
    const back = removePhoto(of.doc, present);
    toast(t("photo.removed"), { action: { label: t("undo"), onClick: back } });
  };
  const trigger = (
    <button type="button" className={css.photo} aria-label={t("photo.menu", { name })}>
      {children}
    </button>
  );
  return (
    <>
      <Menu trigger={trigger} label={t("photo.menu", { name })} align="start">
        {present && <MenuItem onSelect={onShow}>{t("photo.show")}</MenuItem>}
        <MenuItem onSelect={() => camera.current?.click()}>{t("photo.take")}</MenuItem>
        <MenuItem onSelect={() => library.current?.click()}>{t("photo.choose")}</MenuItem>
        {present && <MenuItem onSelect={remove}>{t("photo.remove")}</MenuItem>}
      </Menu>
      {[camera, library].map((input, at) => (
        <input
          key={at === 0 ? "camera" : "library"}
          ref={input}
          type="file"
          hidden
          accept="image/*"
          capture={at === 0 ? "environment" : undefined}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = "";
            void choose(file);
          }}
        />
      ))}
    </>
  );
}
