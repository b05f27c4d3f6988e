import type { Socket } from "node:net";
import type postgres from "postgres";
import { connectPostgres } from "./postgres-connection";

const everyMs = 5_000;
const answerMs = 4_000;
/** Unanswered questions in a row after which the connections of the pool are given up. */
const mostUnanswered = 2;

/**
 * Asks the database for a sign of life on a connection of its own. One that has fallen silent without a word (a cable
 * pulled, a machine frozen) would otherwise keep every query waiting for a quarter of an hour: when it doesn't answer,
 * the connections of the pool are cut, so that those who wait are told, and new ones are opened once it does.
 */
export class PostgresWatch {
  readonly #sockets = new Set<Socket>();
  #sql: postgres.Sql | null = null;
  #asked: Promise<boolean> | null = null;
  #unanswered = 0;
  #answered = true;
  #isStopped = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly databaseUrl: string,
    /** Told when the database begins to answer, or ceases to. */
    readonly onChange: (answers: boolean) => void = () => undefined,
  ) {}

  /** A connection of the pool. */
  readonly add = (socket: Socket): void => {
    for (const known of this.#sockets) if (known.destroyed) this.#sockets.delete(known);
    this.#sockets.add(socket);
  };

  start(): void {
    this.#timer = setInterval(() => void this.answers(), everyMs);
    this.#timer.unref();
  }

  /** Whoever asks while a question is under way shares its answer. */
  answers(): Promise<boolean> {
    this.#asked ??= this.#ask().finally(() => {
      this.#asked = null;
    });
    return this.#asked;
  }

  async #ask(): Promise<boolean> {
    const answer = await this.#select();
    this.#unanswered = answer === "silence" ? this.#unanswered + 1 : 0;
    if (this.#unanswered >= mostUnanswered) for (const socket of this.#sockets) socket.destroy();
    const answers = answer === "yes";
    if (answers !== this.#answered && !this.#isStopped) this.onChange(answers);
    this.#answered = answers;
    return answers;
  }

  async #select(): Promise<"yes" | "error" | "silence"> {
    const sql = await this.#connection();
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<"silence">((resolve) => {
      timer = setTimeout(resolve, answerMs, "silence");
    });
    const asked = sql`select 1`.then(
      () => "yes" as const,
      () => "error" as const,
    );
    const answer = await Promise.race([asked, silence]);
    clearTimeout(timer);
    // A connection that is silent now is of no use later.
    if (answer === "silence") await this.#drop();
    return answer;
  }

  async #connection(): Promise<postgres.Sql> {
    this.#sql ??= await connectPostgres(this.databaseUrl, { max: 1, fetch_types: false });
    return this.#sql;
  }

  async #drop(): Promise<void> {
    const sql = this.#sql;
    this.#sql = null;
    await sql?.end({ timeout: 0 });
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#drop();
  }
}
