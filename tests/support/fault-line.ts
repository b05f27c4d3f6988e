import { connect, createServer, type Socket } from "node:net";

/** A line to a database or a broker that can be cut, slowed down, or made to swallow everything. */
export interface FaultLine {
  readonly port: number;
  /** Ends what is open and refuses what comes. */
  cut(): void;
  /** Accepts and keeps everything open, and lets nothing through: a machine that froze. */
  swallow(): void;
  /** Passes everything on so much later. */
  delay(ms: number): void;
  mend(): void;
  close(): Promise<void>;
}

type Fault = "none" | "cut" | "swallow";

export async function openFaultLine(farPort: number): Promise<FaultLine> {
  const sockets = new Set<Socket>();
  let fault: Fault = "none";
  let delayMs = 0;
  const pass = (from: Socket, to: Socket) => {
    from.on("data", (bytes: Buffer) => {
      if (fault === "swallow") return;
      if (delayMs === 0) to.write(bytes);
      else setTimeout(() => to.writable && fault !== "swallow" && to.write(bytes), delayMs);
    });
  };
  const server = createServer((near) => {
    if (fault === "cut") return near.destroy();
    const far = connect(farPort, "127.0.0.1");
    const end = () => {
      for (const socket of [near, far]) {
        sockets.delete(socket);
        socket.destroy();
      }
    };
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", end).on("close", end);
    }
    pass(near, far);
    pass(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const dropAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: typeof address === "object" && address ? address.port : 0,
    cut() {
      fault = "cut";
      dropAll();
    },
    swallow() {
      fault = "swallow";
    },
    delay(ms) {
      delayMs = ms;
    },
    mend() {
      // What was swallowed is gone for good: such connections are of no use any more.
      if (fault === "swallow") dropAll();
      fault = "none";
      delayMs = 0;
    },
    close() {
      dropAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
