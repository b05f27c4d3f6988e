import type { Logger } from "pino";
import type { Database, Tx } from "@/lib/db/client";
import { insertRulings, type NewRuling } from "@/lib/db/rulings";
import { CloseCode } from "@/lib/protocol/close-codes";
import type { RoomBatch } from "../commit/batch";
import { logFault } from "../log-fault";

/** Rows that one person can add in a minute, however hostile: what is beyond is counted in one row. */
const rowsPerMinute = 120;
const minuteMs = 60_000;
const flushMs = 1000;
/** Closes that wait to be written, while the database is away too. */
const mostWaiting = 1000;

/** Closes that are rulings; the others are the course of things: signed out, outdated, try later. */
const ruled: ReadonlySet<CloseCode> = new Set([
  CloseCode.badRequest,
  CloseCode.notAllowed,
  CloseCode.unknownDocument,
  CloseCode.tooLarge,
  CloseCode.tooMany,
]);

interface Minute {
  readonly beganAt: number;
  rows: number;
  beyond: number;
}

/**
 * What gate and judge refused, for the owner of the installation. Set-backs are written in the commit that sets back;
 * a close stores nothing else, and follows within a second. Nobody can fill the disk with rulings on themselves.
 */
export class RulingLog {
  readonly #minutes = new Map<string | null, Minute>();
  #waiting: NewRuling[] = [];
  #flushing: Promise<void> = Promise.resolve();
  readonly #timer: NodeJS.Timeout;

  constructor(
    readonly db: Database,
    readonly log: Logger,
    readonly now: () => number = Date.now,
  ) {
    this.#timer = setInterval(() => void this.flush(), flushMs).unref();
  }

  /** A connection, or a whole socket, was ended from here. */
  noteClose(userId: string | null, document: string | null, code: CloseCode, reason: string): void {
    if (!ruled.has(code)) return;
    const ruling: NewRuling = {
      kind: "closed",
      userId,
      document: document?.slice(0, 200) ?? null,
      code: String(code),
      reason,
    };
    if (this.#waiting.length >= mostWaiting) this.#minuteOf(userId).beyond += 1;
    else if (this.#mayAdd(userId)) this.#waiting.push(ruling);
  }

  /** Puts on record what the judge set back in these commits, in their own transaction. */
  async record(tx: Tx, batches: readonly RoomBatch[]): Promise<void> {
    const rows = new Map<string, NewRuling & { count: number }>();
    for (const { room, refusals } of batches) {
      for (const { userId, refusal } of refusals) {
        const { code } = refusal;
        const path = shownPath(refusal.path, code);
        const same = [userId, room.name, path, code].join("\n");
        const row = rows.get(same);
        if (row) row.count += 1;
        else if (this.#mayAdd(userId))
          rows.set(same, { kind: "setBack", userId, document: room.name, path, code, count: 1 });
      }
    }
    await insertRulings(tx, [...rows.values()]);
  }

  #mayAdd(userId: string | null): boolean {
    const minute = this.#minuteOf(userId);
    if (minute.rows < rowsPerMinute) {
      minute.rows += 1;
      return true;
    }
    minute.beyond += 1;
    return false;
  }

  #minuteOf(userId: string | null): Minute {
    const known = this.#minutes.get(userId);
    if (known) return known;
    const minute = { beganAt: this.now(), rows: 0, beyond: 0 };
    this.#minutes.set(userId, minute);
    return minute;
  }

  /** Writes the closes that wait, and how many rulings of a minute that is over were not listed. */
  flush(): Promise<void> {
    this.#endMinutes(this.now() - minuteMs);
    if (this.#waiting.length > 0) this.#flushing = this.#flushing.then(() => this.#write());
    return this.#flushing;
  }

  #endMinutes(before: number): void {
    for (const [userId, { beganAt, beyond }] of this.#minutes) {
      if (beganAt > before) continue;
      this.#minutes.delete(userId);
      if (beyond > 0) this.#waiting.push({ kind: "unlisted", userId, code: "tooMany", count: beyond });
    }
  }

  async #write(): Promise<void> {
    const rows = this.#waiting;
    this.#waiting = [];
    try {
      await insertRulings(this.db, rows);
    } catch (error) {
      logFault(this.log, error, {}, "rulings could not be put on record yet");
      this.#waiting = [...rows, ...this.#waiting].slice(0, mostWaiting);
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#endMinutes(this.now());
    await this.flush();
  }
}

/** A key that no rule knows may be words: only its root goes on record. */
function shownPath(path: string, code: string): string {
  return code === "unknownKey" ? `${path.split("/", 1)[0]}/?` : path;
}
