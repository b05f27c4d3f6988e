/** Where bytes lie. Keys are ours: `sha256/<hash>`, and `parts/<upload>-<number>` of uploads under way. */
export interface BlobStore {
  /** Durable once it resolves. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array | null>;
  remove(key: string): Promise<void>;
  /** Throws where nothing can be stored. */
  probe(): Promise<void>;
}

export const blobKey = (hash: string): string => `sha256/${hash}`;
