import { CloudAlert, CloudCheck, CloudOff, CloudUpload, HardDrive } from "lucide-react";
import { useTranslations } from "use-intl";
import type { SavingKind } from "@/lib/client/saving/model";

interface SaveMarkProps {
  readonly kind: SavingKind;
  readonly waiting?: number;
  /** Edits that the server did not take; they stand before everything else. */
  readonly refused?: number;
  /** In place of the usual word of a problem. */
  readonly problem?: string;
  /** Nothing waits, but the server can't be reached. */
  readonly offline?: boolean;
  /** The server answers, but can't keep anything just now. */
  readonly trouble?: boolean;
}

/** How safe what one wrote is: kept here, waiting, kept by the server, or a problem (X2). */
export function SaveMark({ kind, waiting = 0, refused = 0, problem, offline, trouble }: SaveMarkProps) {
  const t = useTranslations("common.saving");
  // Edits that were refused are a problem as well; only a device that can't write is this one.
  if (kind === "problem" && (problem !== undefined || refused === 0))
    return mark("save save-bad", CloudAlert, problem ?? t("problem"));
  if (refused > 0) return mark("save save-bad", CloudAlert, t("refused", { count: refused }));
  if (trouble) return mark("save save-wait", CloudAlert, t("trouble", { count: waiting }));
  if (kind === "waiting") return mark("save save-wait", CloudUpload, t("waiting", { count: waiting }));
  if (kind === "stored") return mark("save", HardDrive, t("stored"));
  if (offline) return mark("save", CloudOff, t("offline"));
  return mark("save", CloudCheck, t("kept"));
}

function mark(className: string, Icon: typeof CloudCheck, word: string) {
  return (
    <span className={className}>
      <Icon className="i" />
      {word}
    </span>
  );
}
