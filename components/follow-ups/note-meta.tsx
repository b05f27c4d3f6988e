import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { sayExact } from "@/components/ui/say-time";
import { When } from "@/components/ui/time";
import { useSay } from "@/components/ui/use-say";
import type { FollowUp } from "@/lib/domain/follow-ups/model";
import { usePersonName } from "./use-person-name";

interface NoteMetaProps {
  readonly followUp: FollowUp;
  /** The kind: a word, or a menu where it may be changed. */
  readonly kind: ReactNode;
  readonly children?: ReactNode;
}

/** The line above a note: kind, time, who wrote it, and how often one came back to it (F3). */
export function NoteMeta({ followUp, kind, children }: NoteMetaProps) {
  const t = useTranslations("followUps");
  const say = useSay();
  const nameOf = usePersonName();
  const earlier = followUp.times.slice(0, -1);
  return (
    <div className="meta">
      {kind}
      <span className="nw">
        <When at={followUp.time} kind="moment" />
      </span>
      <span className="cut">{nameOf(followUp.authorId)}</span>
      {earlier.length > 0 && (
        <span className="nw" title={earlier.map((time) => sayExact(Date.parse(time), say)).join("\n")}>
          {t("earlier", { count: earlier.length })}
        </span>
      )}
      {children}
    </div>
  );
}
