import type { Logger } from "pino";
import type { Database } from "@/lib/db/client";
import { type DocumentHolder, rememberHolders } from "@/lib/db/document-holders";
import type { DocumentKind } from "@/lib/domain/access/document-name";

/** Documents that one may lose, and have unsent edits of. */
const kinds: ReadonlySet<DocumentKind> = new Set<DocumentKind>(["customer", "plans", "settings"]);
const writeAfterMs = 200;
/** Pairs kept in memory, so that opening a document again writes nothing. */
const pairsKnown = 100_000;

/**
 * Notes in the background who was let into which document: whoever loses the right may still hand in what was
 * written meanwhile. A note that a crash loses costs nothing to those who wrote, whose client ids are kept.
 */
export class HolderNotes {
  readonly #known = new Set<string>();
  #waiting: DocumentHolder[] = [];
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    readonly db: Database,
    readonly log: Logger,
  ) {}

  note(kind: DocumentKind, document: string, userId: string): void {
    if (!kinds.has(kind)) return;
    const pair = `${document} ${userId}`;
    if (this.#known.has(pair)) return;
    if (this.#known.size >= pairsKnown) this.#known.clear();
    this.#known.add(pair);
    this.#waiting.push({ document, userId });
    this.#timer ??= setTimeout(() => this.#write(), writeAfterMs).unref();
  }

  #write(): void {
    this.#timer = null;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#writing = rememberHolders(this.db, waiting).catch((error: unknown) => {
      this.log.warn({ err: error }, "holders of documents could not be noted");
      for (const { document, userId } of waiting) this.#known.delete(`${document} ${userId}`);
    });
  }

  /** Writes what waits. */
  async close(): Promise<void> {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#write();
    }
    await this.#writing;
  }
}
