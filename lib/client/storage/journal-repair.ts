import { type IDBPDatabase, openDB } from "idb";
import * as Y from "yjs";

const updates = "updates";

/**
 * Takes the rows that cannot be applied out of a journal, so that the rest opens. Yjs has no check of its own: a row
 * is bad if a document of its own throws on it, or if the browser cannot even read it. Each is handed to `keep`
 * first, and leaves the journal only once that is done.
 */
export async function repairJournal(
  databaseName: string,
  keep: (row: Uint8Array) => Promise<void>,
): Promise<number> {
  const database = await openJournalDatabase(databaseName);
  let bad = 0;
  try {
    for (const key of await database.getAllKeys(updates)) {
      const row = await readRow(database, key);
      if (row !== null && isReadable(row)) continue;
      await keep(row ?? new Uint8Array());
      await database.delete(updates, key);
      bad++;
    }
  } finally {
    database.close();
  }
  return bad;
}

/** The rows of a journal that nobody has open, for the export of what was not sent; none if there is no journal. */
export async function readJournal(databaseName: string): Promise<Uint8Array[]> {
  const database = await openJournalDatabase(databaseName);
  try {
    const keys = await database.getAllKeys(updates);
    const rows = await Promise.all(keys.map((key) => readRow(database, key)));
    return rows.filter((row) => row !== null && isReadable(row)) as Uint8Array[];
  } finally {
    database.close();
  }
}

/** With the stores of y-indexeddb: an empty database without them would never get them any more. */
function openJournalDatabase(name: string): Promise<IDBPDatabase> {
  return openDB(name, undefined, {
    upgrade(database) {
      database.createObjectStore(updates, { autoIncrement: true });
      database.createObjectStore("custom");
    },
  });
}

async function readRow(database: IDBPDatabase, key: IDBValidKey): Promise<Uint8Array | null> {
  try {
    const row: unknown = await database.get(updates, key);
    return row instanceof Uint8Array ? row : null;
  } catch {
    // Damaged below the database: its bytes are gone, only the place where they were can be told.
    return null;
  }
}

function isReadable(update: Uint8Array): boolean {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, update);
    return true;
  } catch {
    return false;
  } finally {
    doc.destroy();
  }
}
