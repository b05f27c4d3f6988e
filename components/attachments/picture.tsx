import { useTranslations } from "use-intl";
import { useFile } from "@/lib/client/files/use-file";
import type { CustomerAttachment } from "@/lib/domain/customers/record";
import { LocalImage } from "./local-image";
import css from "./viewer.module.css";

interface PictureProps {
  readonly customerId: string;
  readonly picture: CustomerAttachment;
}

/** One picture as large as the screen; until it is there, its small one. */
export function Picture({ customerId, picture }: PictureProps) {
  const t = useTranslations("attachments.view");
  const whole = useFile(customerId, picture.hash, picture.type);
  const small = useFile(customerId, picture.previewHash, "image/jpeg");
  if (whole.state === "ready")
    return <LocalImage className={css.picture} src={whole.url} alt={picture.name} />;
  return (
    <>
      {small.state === "ready" && (
        <LocalImage className={`${css.picture} ${css.small}`} src={small.url} alt="" />
      )}
      <p className={css.words} role="status">
        {t(whole.state)}
      </p>
    </>
  );
}
