import { connect, createServer, type Socket } from "node:net";

/** A load balancer as plain as can be: each new connection goes to the next node that takes it. */
export interface Balancer {
  /** `ws://127.0.0.1:port/sync` */
  readonly url: string;
  /** Takes nobody new until `release`; what is open stays. */
  hold(): void;
  release(): void;
  close(): void;
}

export async function openBalancer(ports: readonly number[]): Promise<Balancer> {
  const open = new Set<Socket>();
  let next = 0;
  let isHeld = false;
  const server = createServer({ pauseOnConnect: true }, (near) => {
    if (isHeld) return void near.destroy();
    next += 1;
    pass(near, next, ports.length);
  });
  function pass(near: Socket, at: number, attempts: number): void {
    const far = connect(ports[at % ports.length] ?? 0, "127.0.0.1");
    let isThrough = false;
    far.once("connect", () => {
      isThrough = true;
      near.pipe(far);
      far.pipe(near);
    });
    const end = () => {
      open.delete(far);
      if (!isThrough && attempts > 1) return pass(near, at + 1, attempts - 1);
      near.destroy();
    };
    far.on("error", () => far.destroy()).once("close", end);
    near.on("error", () => near.destroy()).once("close", () => far.destroy());
    open.add(near).add(far);
    near.once("close", () => open.delete(near));
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `ws://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/sync`,
    hold() {
      isHeld = true;
    },
    release() {
      isHeld = false;
    },
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
