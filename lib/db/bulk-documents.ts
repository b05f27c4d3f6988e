import { decodeStateVector } from "yjs";
import { documentClients, documentSnapshots, documents } from "@/drizzle/schema";
import type { Executor } from "./client";

/** A document that is stored whole, as a snapshot, without a log. */
export interface WholeDocument {
  readonly name: string;
  readonly kind: string;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly state: Uint8Array;
  /** State vector of the state. Its client ids belong to the server, so that nobody writes under them again. */
  readonly vector: Uint8Array;
}

const chunkSize = 500;

/** Stores documents that do not exist yet: demo data, imports, restores. Each stands at sequence 1. */
export async function insertWholeDocuments(db: Executor, whole: readonly WholeDocument[]): Promise<void> {
  for (let start = 0; start < whole.length; start += chunkSize) {
    const chunk = whole.slice(start, start + chunkSize);
    await db
      .insert(documents)
      .values(
        chunk.map(({ name, kind, createdBy, createdAt }) => ({ name, kind, createdBy, createdAt, seq: 1 })),
      );
    await db
      .insert(documentSnapshots)
      .values(chunk.map(({ name, state, vector }) => ({ name, state, vector, epoch: 1, seq: 1 })));
    const clients = chunk.flatMap(({ name, vector }) =>
      [...decodeStateVector(vector).keys()].map((clientId) => ({ name, clientId, userId: null })),
    );
    if (clients.length > 0) await db.insert(documentClients).values(clients);
  }
}
