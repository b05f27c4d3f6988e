import type { FollowUp, FollowUpRow } from "./model";

const excerptLength = 140;

/** The latest time of some follow-ups, or null (C1: last contact is computed, never typed). */
export function newestTime(followUps: readonly Pick<FollowUp, "time">[]): string | null {
  let newest: string | null = null;
  for (const { time } of followUps) if (newest === null || time > newest) newest = time;
  return newest;
}

/** The row that lists show of a follow-up (F1, F2). */
export function followUpRow(customerId: string, followUp: FollowUp, text: string): FollowUpRow {
  return {
    id: followUp.id,
    customerId,
    subject: followUp.subject,
    method: followUp.method,
    authorId: followUp.authorId,
    time: followUp.time,
    excerpt: excerptOf(text),
    deleted: followUp.deleted,
  };
}

/** The first 140 characters of a text on one line; a character of two code units is never cut in half (F1). */
export function excerptOf(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= excerptLength) return line;
  const end = isHighSurrogate(line.charCodeAt(excerptLength - 1)) ? excerptLength - 1 : excerptLength;
  return line.slice(0, end);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/** Whether an excerpt is all that the note says, so that nothing further on can be missed (F2). */
export function isWholeNote(excerpt: string): boolean {
  return excerpt.length < excerptLength - 1;
}
