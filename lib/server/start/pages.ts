import next from "next";
import type { Runtime } from "../runtime";
import { StartFailure } from "./failure";
import type { RequestHandler, UpgradeHandler, WebServer } from "./web-server";

export interface Pages {
  readonly request: RequestHandler;
  /** Development only: Next's own socket for live changes. */
  readonly upgrade: UpgradeHandler;
  close(): Promise<void>;
}

/** Next serves the shell, its chunks and the REST routes inside our server. */
export async function openPages(runtime: Runtime, web: WebServer, dev: boolean): Promise<Pages> {
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  const { rootDir, host } = runtime.config;
  const app = next({
    dev,
    dir: rootDir,
    httpServer: web.server,
    port: web.port,
    hostname: host ?? "localhost",
  });
  try {
    await app.prepare();
  } catch (error) {
    runtime.log.debug({ err: error }, "pages do not open");
    throw new StartFailure(
      "The pages are not built. Run npm run build, or npm start, which builds them when needed.",
    );
  }
  const handle = app.getRequestHandler();
  return {
    request: (request, response) => handle(request, response),
    upgrade: app.getUpgradeHandler(),
    close: () => app.close(),
  };
}
