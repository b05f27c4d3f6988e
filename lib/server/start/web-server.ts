import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { ApiRefusal } from "../errors";
import { maxBodyBytes, maxHeadBytes } from "../http/limits";
import { log } from "../log";
import { addressHeader, addressOf } from "./address";
import { StartFailure } from "./failure";
import { dataPolicy, setSecurityHeaders } from "./headers";
import { isMutating, isOriginAllowed } from "./origin";
import { refuse } from "./refuse";

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void> | void;

export interface WebServerOptions {
  readonly port: number;
  readonly host: string | undefined;
  readonly publicUrl: string | undefined;
  readonly policy: string;
}

/** What answers; absent until the start is through, and again while the server stops. */
export interface Handlers {
  request: RequestHandler | null;
  upgrade: UpgradeHandler | null;
}

export interface WebServer {
  readonly server: Server;
  readonly handlers: Handlers;
  readonly port: number;
}

/** Listens at once, so that a busy port is told before anything slow begins; answers 503 until handlers are set. */
export async function openWebServer(options: WebServerOptions): Promise<WebServer> {
  const handlers: Handlers = { request: null, upgrade: null };
  const server = createServer({ maxHeaderSize: maxHeadBytes }, (request, response) =>
    receive(request, response, handlers, options),
  );
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    if (!handlers.upgrade) return socket.destroy();
    settle(handlers.upgrade(request, socket, head), () => socket.destroy());
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    const isLong = error.code === "HPE_HEADER_OVERFLOW";
    const status = isLong ? "431 Request Header Fields Too Large" : "400 Bad Request";
    if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
    else socket.destroy();
  });
  await listen(server, options);
  const address = server.address();
  return { server, handlers, port: typeof address === "object" && address ? address.port : options.port };
}

function receive(
  request: IncomingMessage,
  response: ServerResponse,
  handlers: Handlers,
  options: WebServerOptions,
): void {
  const policy = request.url?.startsWith("/api/") ? dataPolicy : options.policy;
  setSecurityHeaders(response, policy, options.publicUrl?.startsWith("https:") ?? false);
  request.headers[addressHeader] = addressOf(request);
  const refusal = refusalAtTheDoor(request, options.publicUrl);
  if (!handlers.request) refuse(request, response, { code: "unavailable" });
  else if (refusal) refuse(request, response, refusal);
  else settle(handlers.request(request, response), () => fail(request, response));
}

function refusalAtTheDoor(request: IncomingMessage, publicUrl: string | undefined): ApiRefusal | null {
  if (isMutating(request) && !isOriginAllowed(request, publicUrl)) return { code: "wrongOrigin" };
  return Number(request.headers["content-length"] ?? 0) > maxBodyBytes ? { code: "tooLarge" } : null;
}

function fail(request: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else refuse(request, response, { code: "internal" });
}

function settle(work: Promise<void> | void, onFailure: () => void): void {
  Promise.resolve(work).catch((error: unknown) => {
    log.error({ err: error }, "a request failed");
    onFailure();
  });
}

function listen(server: Server, { port, host }: WebServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(listenFailure(error, port, host)));
    server.listen(port, host, () => resolve());
  });
}

function listenFailure(error: NodeJS.ErrnoException, port: number, host: string | undefined): StartFailure {
  if (error.code === "EADDRINUSE") {
    return new StartFailure(
      `Port ${port} is already in use. Stop the other program or set PORT to a free port.`,
    );
  }
  if (error.code === "EACCES")
    return new StartFailure(`Port ${port} may not be opened by this user. Set PORT.`);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new StartFailure(`HOST ${host ?? ""} is no address of this machine.`);
  }
  return new StartFailure(`Port ${port} cannot be opened (${error.code}).`);
}
