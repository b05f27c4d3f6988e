import { Fragment } from "react";
import { pieces } from "@/lib/domain/follow-ups/found-words";

interface FoundProps {
  readonly text: string;
  readonly words: readonly string[];
}

/** A text with the words that were looked for marked in it. */
export function Found({ text, words }: FoundProps) {
  if (words.length === 0) return text;
  return pieces(text, words).map(({ at, part, isFound }) =>
    isFound ? <mark key={at}>{part}</mark> : <Fragment key={at}>{part}</Fragment>,
  );
}
