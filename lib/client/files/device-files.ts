import { type FileDatabase, openFiles, type WaitingFile } from "./file-db";

const mebibyte = 1024 * 1024;

export interface NewFile {
  readonly waiting: WaitingFile;
  readonly bytes: ArrayBuffer;
}

const strict = { durability: "strict" } as const;

/**
 * The files that this device holds of one person's customers. Those seen before take at most `seenBytes`; those that
 * wait to be sent don't count, and never go. Errors reject: who added the file is told.
 */
export class DeviceFiles {
  #database: Promise<FileDatabase> | null = null;
  #isClosed = false;

  constructor(
    private readonly userId: string,
    private readonly seenBytes = 200 * mebibyte,
  ) {}

  /** Keeps files that were added here: on disk, all of them or none, when it resolves. */
  async add(files: readonly NewFile[]): Promise<void> {
    const transaction = (await this.open()).transaction(["bytes", "held", "waiting"], "readwrite", strict);
    const writes = files.flatMap(({ waiting, bytes }) => {
      const { customerId, hash, size } = waiting;
      return [
        transaction.objectStore("bytes").put(bytes, [customerId, hash]),
        transaction.objectStore("held").put({ customerId, hash, size, usedAt: Date.now() }),
        transaction.objectStore("waiting").put(waiting),
      ];
    });
    await Promise.all([...writes, transaction.done]);
  }

  async bytes(customerId: string, hash: string): Promise<ArrayBuffer | null> {
    const database = await this.open();
    const bytes = await database.get("bytes", [customerId, hash]);
    if (bytes) await database.put("held", { customerId, hash, size: bytes.byteLength, usedAt: Date.now() });
    return bytes ?? null;
  }

  /** Keeps what was fetched, for the next time without a network. */
  async keepSeen(customerId: string, hash: string, bytes: ArrayBuffer): Promise<void> {
    const transaction = (await this.open()).transaction(["bytes", "held"], "readwrite");
    const held = { customerId, hash, size: bytes.byteLength, usedAt: Date.now() };
    void transaction.objectStore("bytes").put(bytes, [customerId, hash]);
    void transaction.objectStore("held").put(held);
    await transaction.done;
    await this.#trim();
  }

  async waiting(): Promise<WaitingFile[]> {
    return (await this.open()).getAll("waiting");
  }

  /** Changes what waits; a file that the server has taken meanwhile stays taken. */
  async change(id: string, changes: Partial<WaitingFile>): Promise<void> {
    const transaction = (await this.open()).transaction("waiting", "readwrite", strict);
    const stored = await transaction.store.get(id);
    if (stored) await transaction.store.put({ ...stored, ...changes });
    await transaction.done;
  }

  /** The server has it: the bytes stay as any that were seen before. */
  async taken(id: string): Promise<void> {
    await (await this.open()).delete("waiting", id);
  }

  /** Of which customers bytes are here. */
  async customerIds(): Promise<string[]> {
    const keys = await (await this.open()).getAllKeys("held");
    return [...new Set(keys.map(([customerId]) => customerId))];
  }

  /** The right to read the customer is gone: what the server has goes, what waits is handed in first. */
  async forget(customerId: string): Promise<void> {
    const transaction = (await this.open()).transaction(["bytes", "held", "waiting"], "readwrite");
    const isNeeded = neededBy(await transaction.objectStore("waiting").getAll());
    const whole = IDBKeyRange.bound([customerId, ""], [customerId, "g"]);
    for (const key of await transaction.objectStore("held").getAllKeys(whole)) {
      if (isNeeded(...key)) continue;
      void transaction.objectStore("bytes").delete(key);
      void transaction.objectStore("held").delete(key);
    }
    await transaction.done;
  }

  /** Takes a file off this device, its bytes too where nothing else that waits has the same. */
  async drop({ id, customerId, hash }: WaitingFile): Promise<void> {
    const transaction = (await this.open()).transaction(["bytes", "held", "waiting"], "readwrite");
    await transaction.objectStore("waiting").delete(id);
    const isNeeded = neededBy(await transaction.objectStore("waiting").getAll());
    if (!isNeeded(customerId, hash)) {
      void transaction.objectStore("bytes").delete([customerId, hash]);
      void transaction.objectStore("held").delete([customerId, hash]);
    }
    await transaction.done;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    // One that never opened has nothing to close; whoever opened it was told.
    const database = await this.#database?.catch(() => null);
    database?.close();
  }

  /** What was not looked at for longest goes first. */
  async #trim(): Promise<void> {
    const transaction = (await this.open()).transaction(["bytes", "held", "waiting"], "readwrite");
    const isNeeded = neededBy(await transaction.objectStore("waiting").getAll());
    const held = await transaction.objectStore("held").getAll();
    const seen = held.filter(({ customerId, hash }) => !isNeeded(customerId, hash));
    let room = this.seenBytes;
    for (const { customerId, hash, size } of seen.sort((a, b) => b.usedAt - a.usedAt)) {
      room -= size;
      if (room >= 0) continue;
      void transaction.objectStore("bytes").delete([customerId, hash]);
      void transaction.objectStore("held").delete([customerId, hash]);
    }
    await transaction.done;
  }

  private open(): Promise<FileDatabase> {
    if (this.#isClosed) return Promise.reject(new Error("the device's files are closed"));
    if (!this.#database) {
      // A connection that was ended, or that never came about, is opened anew at the next need.
      const again = () => {
        this.#database = null;
      };
      this.#database = openFiles(this.userId, again);
      this.#database.catch(again);
    }
    return this.#database;
  }
}

function neededBy(waiting: readonly WaitingFile[]): (customerId: string, hash: string) => boolean {
  const needed = new Set(waiting.map(({ customerId, hash }) => `${customerId}/${hash}`));
  return (customerId, hash) => needed.has(`${customerId}/${hash}`);
}
