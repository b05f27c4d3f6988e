import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { encodeAwareness } from "@/lib/protocol/encode";
import type { Connection } from "./connection";
import { limits } from "./gate/limits";

/** Who someone is to the others: set by the server, so that nobody can speak under another name. */
export interface AwarenessUser {
  readonly id: string;
  readonly name: string;
  readonly color: number;
}

interface Entry {
  readonly clock: number;
  /** JSON, or null once gone: the clock is kept, so that a late echo can't bring a ghost back. */
  readonly state: string | null;
  readonly userId: string;
  readonly connection: Connection | null;
}

interface Spoken {
  readonly client: number;
  readonly clock: number;
  readonly state: string;
}

/** Remembered clocks of those who left; more than a document sees in its time in memory. */
const entriesKept = 2000;

/** The awareness states of one document, without timers: a state goes when its connection goes. */
export class RoomAwareness {
  readonly #entries = new Map<number, Entry>();

  /**
   * Takes what a connection says of its own client ids; what it echoes of others is dropped in silence, for stock
   * clients send on all that they hear. Returns the message for the other connections, or null.
   */
  receive(connection: Connection, body: Uint8Array, ownerOf: (client: number) => string | null | undefined) {
    const spoken = readStates(body);
    if (spoken === null) return { malformed: true, message: null };
    const changed: number[] = [];
    for (const state of spoken) if (this.#take(connection, state, ownerOf)) changed.push(state.client);
    return { malformed: false, message: changed.length > 0 ? this.encode(changed) : null };
  }

  #take(
    connection: Connection,
    { client, clock, state }: Spoken,
    ownerOf: (client: number) => string | null | undefined,
  ): boolean {
    const entry = this.#entries.get(client);
    if (entry && (entry.userId !== connection.user.id || clock <= entry.clock)) return false;
    const owner = ownerOf(client);
    if (owner !== undefined && owner !== connection.user.id) return false;
    const text = withUser(state, connection.user);
    if (text === undefined || (text === null && !entry)) return false;
    if (!entry && !this.#hasRoom(connection)) return false;
    const holder = text === null ? null : connection;
    this.#entries.set(client, { clock, state: text, userId: connection.user.id, connection: holder });
    return true;
  }

  /** Who speaks for a client id at present. */
  speakerOf(client: number): string | undefined {
    const entry = this.#entries.get(client);
    return entry?.connection ? entry.userId : undefined;
  }

  #hasRoom(connection: Connection): boolean {
    let own = 0;
    for (const entry of this.#entries.values()) if (entry.connection === connection) own += 1;
    if (own >= limits.awarenessClients) return false;
    if (this.#entries.size < entriesKept) return true;
    for (const [client, entry] of this.#entries) if (entry.state === null) this.#entries.delete(client);
    return this.#entries.size < entriesKept;
  }

  /** Removes what a connection spoke for; the message tells the others. */
  leave(connection: Connection): Uint8Array | null {
    const gone: number[] = [];
    for (const [client, entry] of this.#entries) {
      if (entry.connection !== connection) continue;
      this.#entries.set(client, { ...entry, clock: entry.clock + 1, state: null, connection: null });
      gone.push(client);
    }
    return gone.length > 0 ? this.encode(gone) : null;
  }

  /**
   * Everyone present, for a connection that joins; null for nobody. Whoever comes back is also told that they were
   * taken for gone: a client that hears so says at once that it is there, and otherwise does only after half a minute.
   */
  present(userId: string): Uint8Array | null {
    const clients = [...this.#entries]
      .filter(([, entry]) => entry.state !== null || entry.userId === userId)
      .map(([client]) => client);
    return clients.length > 0 ? this.encode(clients) : null;
  }

  encode(clients: readonly number[]): Uint8Array {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, clients.length);
    for (const client of clients) {
      const entry = this.#entries.get(client);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, entry?.clock ?? 0);
      encoding.writeVarString(encoder, entry?.state ?? "null");
    }
    return encodeAwareness(encoding.toUint8Array(encoder));
  }
}

function readStates(body: Uint8Array): Spoken[] | null {
  try {
    const decoder = decoding.createDecoder(body);
    const count = decoding.readVarUint(decoder);
    if (count > body.length) return null;
    const states: Spoken[] = [];
    for (let i = 0; i < count; i += 1) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      states.push({ client, clock, state: decoding.readVarString(decoder) });
    }
    return states;
  } catch {
    return null;
  }
}

/** The state with the session's identity in place of the client's; null: gone; undefined: no state at all. */
function withUser(json: string, user: AwarenessUser): string | null | undefined {
  try {
    const state: unknown = JSON.parse(json);
    if (state === null) return null;
    if (typeof state !== "object" || Array.isArray(state)) return undefined;
    return JSON.stringify({ ...state, user });
  } catch {
    // No JSON, or nested so deeply that writing it exhausts the stack.
    return undefined;
  }
}
