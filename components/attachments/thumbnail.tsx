import { AudioLines, File, FileText, Film, Image } from "lucide-react";
import { useFile } from "@/lib/client/files/use-file";
import type { CustomerAttachment } from "@/lib/domain/customers/record";
import { fileKind } from "@/lib/domain/files/model";
import css from "./attachments.module.css";
import { LocalImage } from "./local-image";

interface ThumbnailProps {
  readonly customerId: string;
  readonly attachment: CustomerAttachment;
}

const icons = { image: Image, document: FileText, text: FileText, audio: AudioLines, video: Film };

/** The small picture of a file, or the sign of its kind. Its name stands beside it. */
export function Thumbnail({ customerId, attachment }: ThumbnailProps) {
  const view = useFile(customerId, attachment.previewHash, "image/jpeg");
  if (attachment.previewHash && view.state === "ready") {
    return <LocalImage className={css.thumb} src={view.url} alt="" />;
  }
  const Icon = icons[fileKind(attachment.type) ?? "document"] ?? File;
  return (
    <span className={css.thumb}>
      <Icon className="i" />
    </span>
  );
}
