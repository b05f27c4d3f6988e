import { connect as connectSocket, type Socket } from "node:net";
import type postgres from "postgres";
import { closedBeforeAnswer, isConnectionLoss } from "./connection-loss";

/** What the driver knows beside its published types. */
export interface PostgresOptions {
  readonly max?: number;
  readonly idle_timeout?: number;
  readonly max_lifetime?: number | null;
  readonly fetch_types?: boolean;
  readonly connect_timeout?: number;
  readonly onnotify?: (channel: string, message: string) => void;
  readonly onclose?: () => void;
  /** Called with each connection of the pool. */
  readonly onsocket?: (socket: Socket) => void;
}

interface Place {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path?: string | false;
}

const connectSeconds = 5;
const keepAliveSeconds = 15;
/** A node that vanished in the middle of a transaction must not hold its locks for long. */
const idleInTransactionMs = 60_000;

/** Connections of a real Postgres, so that they come back soon after it does. */
export async function connectPostgres(url: string, options: PostgresOptions): Promise<postgres.Sql> {
  const { default: connect } = await import("postgres");
  const { onsocket, ...rest } = options;
  const settings = {
    connect_timeout: connectSeconds,
    keep_alive: keepAliveSeconds,
    backoff: retryDelay,
    onnotice: () => undefined,
    connection: { idle_in_transaction_session_timeout: idleInTransactionMs },
    socket: (place: Place) => openSocket(place, onsocket),
    ...rest,
  };
  const sql = connect(url, settings as unknown as postgres.Options<Record<string, never>>) as postgres.Sql;
  return Object.assign(sql, { begin: endingWithConnection(sql) });
}

type Work = (tx: postgres.TransactionSql) => Promise<unknown>;

/**
 * When a connection ends in the middle of a transaction, the driver still sends its `rollback` down the dead one,
 * which throws outside of every promise and spoils the connection's next life. Work that failed because of the loss
 * therefore never ends: the driver has told the caller already, by the end of the connection.
 */
function endingWithConnection(sql: postgres.Sql) {
  const begin = sql.begin.bind(sql) as (work: Work) => Promise<unknown>;
  return (work: Work) =>
    begin(async (tx) => {
      try {
        return await work(tx);
      } catch (error) {
        if (isConnectionLoss(error)) return new Promise(() => undefined);
        throw error;
      }
    });
}

/** Seconds before the next attempt: short enough that nobody waits for long once the database is back. */
function retryDelay(retries: number): number {
  return Math.min(2, 0.05 * 2 ** Math.min(retries, 10)) * (0.5 + Math.random() / 2);
}

/**
 * The driver connects again at once, and for ever, when a connection is closed before it has said a word (a proxy in
 * front of a database that is down does that): such an end is made an error, which the driver tells whoever asked.
 */
function openSocket({ host, port, path }: Place, onsocket: ((socket: Socket) => void) | undefined): Socket {
  const at = Math.floor(Math.random() * host.length);
  const socket = path ? connectSocket(path) : connectSocket(port[at] ?? 5432, host[at]);
  // Encryption asks the socket for the name that the certificate must bear.
  Object.assign(socket, { host: host[at], port: port[at] });
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  socket.once("data", settle);
  socket.once("error", settle);
  socket.once("close", () => {
    if (!isSettled) socket.emit("error", new Error(closedBeforeAnswer));
  });
  onsocket?.(socket);
  return socket;
}
