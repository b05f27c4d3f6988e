import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import type { TestServer } from "./start-server";

/** A way to a server on which a newer build of the app can be rolled out, and on which sync can be held back. */
export interface VersionedSite {
  readonly url: string;
  /** From now on the service worker is that of another build, with the same files under the names of that build. */
  release(version: string): void;
  holdSync(): void;
  letSync(): void;
  close(): Promise<void>;
}

const worker = "/sw.js";

/**
 * Two builds from one: what names the build in addresses and in the worker is changed on the way. All else passes as
 * it is, questions whether something has changed included, which the server answers for its only build.
 */
export async function openVersionedSite(server: TestServer, buildId: string): Promise<VersionedSite> {
  let version = buildId;
  let held = false;
  const sockets = new Set<Socket>();

  const site = createServer((from, to) => {
    const url = from.url?.replaceAll(version, buildId) ?? "/";
    const encoding = url === worker ? { "accept-encoding": "identity" } : {};
    const onward = request(
      `${server.url}${url}`,
      { method: from.method ?? "GET", headers: { ...from.headers, ...encoding } },
      (answer) => {
        if (url === worker) void renameBuild(answer, to, [buildId, version]);
        else answer.pipe(to.writeHead(answer.statusCode ?? 500, answer.headers));
      },
    );
    onward.on("error", () => to.destroy());
    from.pipe(onward);
  });
  site.on("upgrade", (from: IncomingMessage, near: Socket, head: Buffer) => {
    near.on("error", () => near.destroy());
    if (held) return void near.destroy();
    sockets.add(near);
    near.on("close", () => sockets.delete(near));
    passOn(from, near, head, server.port);
  });
  await new Promise<void>((resolve) => site.listen(0, "localhost", resolve));
  const address = site.address();
  return {
    url: `http://localhost:${typeof address === "object" && address ? address.port : 0}`,
    release(next) {
      version = next;
    },
    holdSync() {
      held = true;
      for (const socket of sockets) socket.destroy();
    },
    letSync() {
      held = false;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      site.closeAllConnections();
      return new Promise((resolve) => site.close(() => resolve()));
    },
  };
}

async function renameBuild(
  answer: IncomingMessage,
  to: ServerResponse,
  [from, into]: readonly [string, string],
): Promise<void> {
  const { "content-length": _length, ...headers } = answer.headers;
  to.writeHead(answer.statusCode ?? 500, headers);
  let text = "";
  for await (const part of answer.setEncoding("utf8")) text += part;
  to.end(text.replaceAll(from, into));
}

function passOn(from: IncomingMessage, near: Socket, head: Buffer, port: number): void {
  const far = connect(port, "localhost", () => {
    const headers = from.rawHeaders.flatMap((name, at, all) =>
      at % 2 === 0 ? `${name}: ${all[at + 1]}` : [],
    );
    far.write(`GET ${from.url} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`);
    far.write(head);
    near.pipe(far).pipe(near);
  });
  far.on("error", () => near.destroy()).on("close", () => near.destroy());
  near.on("close", () => far.destroy());
}
