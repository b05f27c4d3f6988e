/** Wake-ups between parts and processes. Losing one loses nothing: the database is the truth. */
export type BusEvent =
  | { readonly type: "document"; readonly name: string; readonly seq: number }
  | { readonly type: "tasks" }
  | { readonly type: "rights"; readonly userIds?: readonly string[]; readonly documents?: readonly string[] }
  | { readonly type: "session-ended"; readonly sessionIds: readonly string[] }
  | { readonly type: "person-closed"; readonly userId: string };

export interface Bus {
  publish(event: BusEvent): void | Promise<void>;
  /** Answers how to stop. */
  subscribe(listener: (event: BusEvent) => void): () => void;
  close(): Promise<void> | void;
}
