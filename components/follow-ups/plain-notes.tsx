import type { ReactNode } from "react";
import type { FollowUp } from "@/lib/domain/follow-ups/model";

export interface NotesProps {
  readonly notes: readonly FollowUp[];
  readonly openId: string | null;
  readonly show: (followUp: FollowUp, index: number) => ReactNode;
}

export function PlainNotes({ notes, show }: NotesProps) {
  return (
    <ol className="tl">
      {notes.map((note, index) => (
        <li key={note.id} className={index === 0 ? "now" : undefined}>
          {show(note, index)}
        </li>
      ))}
    </ol>
  );
}
