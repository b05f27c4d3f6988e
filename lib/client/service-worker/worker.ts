/// <reference lib="webworker" />
import { setCacheNameDetails } from "workbox-core";
import { createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute, setCatchHandler } from "workbox-routing";

/**
 * Keeps one build of the app as one set: the shell and every chunk, each build in a cache of its own. A set goes
 * when no page uses it any more, so a tab that was opened before an update still finds its chunks.
 */
declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: { url: string; revision: string | null }[];
};
/** Put in by scripts/build-service-worker.mjs. */
declare const BUILD_ID: string;

const prefix = "genjin";
const cachePrefix = `${prefix}-files-`;
setCacheNameDetails({ prefix, precache: "files", suffix: BUILD_ID });

// A worker takes its address from the answer's, and a kept answer has lost what stands behind the `#`, where the
// bundler tells the worker its chunks: an answer made anew has no address, so that the one asked for holds.
registerRoute(
  ({ request }) => request.destination === "worker",
  async ({ request }) => {
    const kept = (await caches.match(request, { ignoreVary: true })) ?? (await fetch(request));
    return new Response(kept.body, { status: kept.status, headers: kept.headers });
  },
);
precacheAndRoute(self.__WB_MANIFEST);
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/shell"), {
    denylist: [/^\/api(\/|$)/, /^\/sync(\/|$)/, /^\/_next\//],
  }),
);

// Chunks of an older build, asked for by a tab that still runs it.
registerRoute(
  ({ url }) => url.origin === self.location.origin && url.pathname.startsWith("/_next/static/"),
  async ({ request }) => (await caches.match(request, { ignoreVary: true })) ?? fetch(request),
);
setCatchHandler(async () => Response.error());

async function deleteUnusedSets(): Promise<void> {
  const { held = [] } = await self.navigator.locks.query();
  const inUse = new Set(held.map((lock) => lock.name));
  for (const name of await caches.keys()) {
    const version = name.slice(cachePrefix.length);
    if (!name.startsWith(cachePrefix) || version === BUILD_ID) continue;
    if (!inUse.has(`genjin:version:${version}`)) await caches.delete(name);
  }
}

self.addEventListener("activate", (event) => {
  event.waitUntil(deleteUnusedSets().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  const { kind } = event.data as { kind?: string };
  if (kind === "activate") void self.skipWaiting();
  if (kind !== "version") return;
  event.ports[0]?.postMessage({ version: BUILD_ID });
  event.waitUntil(deleteUnusedSets());
});
