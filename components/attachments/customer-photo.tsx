import { useState } from "react";
import { useTranslations } from "use-intl";
import { Face } from "@/components/ui/face";
import type { FilesOf } from "@/lib/client/files/actions";
import { useFile } from "@/lib/client/files/use-file";
import type { CustomerAttachment, CustomerRecord } from "@/lib/domain/customers/record";
import css from "./attachments.module.css";
import { LocalImage } from "./local-image";
import { PhotoMenu } from "./photo-menu";
import { useMayRemove } from "./use-may-remove";
import { Viewer } from "./viewer";

interface CustomerPhotoProps {
  readonly of: FilesOf | null;
  readonly customerId: string;
  readonly name: string;
  readonly record: CustomerRecord | null;
  readonly ownerId: string | null;
  readonly writable: boolean;
}

/** The customer's photo (C1), or the letter of the name; taken, changed and removed where it stands. */
export function CustomerPhoto({ of, customerId, name, record, ownerId, writable }: CustomerPhotoProps) {
  const t = useTranslations("attachments.photo");
  const [isShown, setShown] = useState(false);
  const photo = record?.attachments.find(({ id }) => id === record.fields.photo) ?? null;
  const mayRemove = useMayRemove(ownerId);
  const present = photo && { photo, mayRemove: mayRemove(photo) };
  const picture = <PhotoPicture customerId={customerId} name={name} photo={photo} />;
  const show = () => setShown(true);
  return (
    <>
      {of && writable ? (
        <PhotoMenu of={of} name={name} present={present} onShow={show}>
          {picture}
        </PhotoMenu>
      ) : photo ? (
        <button type="button" className={css.photo} aria-label={t("of", { name })} onClick={show}>
          {picture}
        </button>
      ) : (
        <span className={css.photo}>{picture}</span>
      )}
      {photo && (
        <Viewer
          customerId={customerId}
          pictures={[photo]}
          shown={isShown ? photo.id : null}
          onShow={(id) => setShown(id !== null)}
        />
      )}
    </>
  );
}

interface PhotoPictureProps {
  readonly customerId: string;
  readonly name: string;
  readonly photo: CustomerAttachment | null;
}

function PhotoPicture({ customerId, name, photo }: PhotoPictureProps) {
  const hash = photo?.previewHash ?? photo?.hash ?? null;
  const view = useFile(customerId, hash, photo?.previewHash ? "image/jpeg" : (photo?.type ?? ""));
  if (hash === null || view.state !== "ready") return <Face name={name} size="lg" />;
  return <LocalImage className={css.photoImage} src={view.url} alt="" />;
}
