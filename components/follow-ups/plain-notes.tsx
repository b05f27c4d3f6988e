import { type ReactNode, useEffect, useRef } from "react";
import type { FollowUp } from "@/lib/domain/follow-ups/model";

export interface NotesProps {
  readonly notes: readonly FollowUp[];
  readonly openId: string | null;
  /** The note that an address leads to. */
  readonly soughtId: string | null;
  readonly show: (followUp: FollowUp, index: number) => ReactNode;
}

export function PlainNotes({ notes, soughtId, show }: NotesProps) {
  const sought = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address leads to another note
  useEffect(() => {
    void sought.current?.scrollIntoView({ block: "center" });
  }, [soughtId]);
  return (
    <ol className="tl">
      {notes.map((note, index) => (
        <li
          key={note.id}
          ref={note.id === soughtId ? sought : undefined}
          className={index === 0 ? "now" : undefined}
          aria-current={note.id === soughtId || undefined}
        >
          {show(note, index)}
        </li>
      ))}
    </ol>
  );
}
