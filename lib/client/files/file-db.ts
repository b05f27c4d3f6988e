import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { fileDatabase } from "@/lib/client/storage/database-names";

/** Bytes that this device has of a customer's file: added here, or seen before. */
export interface HeldFile {
  readonly customerId: string;
  readonly hash: string;
  readonly size: number;
  /** Epoch milliseconds at which it was last looked at. */
  readonly usedAt: number;
}

/** A file that was added here and that the server has not taken yet. Its bytes never leave before it has. */
export interface WaitingFile {
  /** Of the attachment, and of its preview: see `waitingId`. */
  readonly id: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly attachmentId: string;
  readonly hash: string;
  readonly name: string;
  readonly size: number;
  /** The small picture of another one: sent along, and not counted. */
  readonly isPreview: boolean;
  readonly since: string;
  /** Where the server has begun to take it. */
  readonly uploadUrl: string | null;
  /** `stopped`: taken off the customer meanwhile, and kept for the way back. */
  readonly state: "waiting" | "refused" | "stopped";
  /** Of a refusal: the server's code and words. */
  readonly code: string;
  readonly message: string;
}

interface FileSchema extends DBSchema {
  bytes: { key: [string, string]; value: ArrayBuffer };
  held: { key: [string, string]; value: HeldFile };
  waiting: { key: string; value: WaitingFile };
}

export type FileDatabase = IDBPDatabase<FileSchema>;

export const waitingId = (attachmentId: string, isPreview: boolean): string =>
  isPreview ? `${attachmentId}/preview` : attachmentId;

/**
 * Beside the cache, which can be rebuilt: what waits in here is nowhere else. `onLost`: the connection is no good any
 * more, another one may be.
 */
export function openFiles(userId: string, onLost: () => void): Promise<FileDatabase> {
  return openDB<FileSchema>(fileDatabase(userId), 1, {
    upgrade(database) {
      database.createObjectStore("bytes");
      database.createObjectStore("held", { keyPath: ["customerId", "hash"] });
      database.createObjectStore("waiting", { keyPath: "id" });
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onLost();
    },
    terminated: onLost,
  });
}
