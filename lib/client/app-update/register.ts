import { createStore } from "@/lib/client/store/store";
import { currentWorkspace } from "@/lib/client/workspace/current-workspace";

/** A new version of the app lies ready on this device. */
export const updateReady = createStore(false);

let waiting: ServiceWorker | null = null;

/** Makes the app start without network. Plain http on a network address has no service worker; nothing breaks. */
export function startInstalledApp(): void {
  if (!("serviceWorker" in navigator) || process.env.NODE_ENV !== "production") return;
  holdThisVersion();
  window.addEventListener("load", () => void register());
  if (document.readyState === "complete") void register();
}

let registered = false;

async function register(): Promise<void> {
  if (registered) return;
  registered = true;
  try {
    const registration = await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
    if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
    registration.addEventListener("updatefound", () => watch(registration.installing));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") void registration.update().catch(() => undefined);
    });
  } catch {
    // Without it the app works online; the next load tries again.
    registered = false;
  }
}

function watch(installing: ServiceWorker | null): void {
  installing?.addEventListener("statechange", () => {
    if (installing.state === "installed" && navigator.serviceWorker.controller) offer(installing);
  });
}

function offer(worker: ServiceWorker): void {
  waiting = worker;
  updateReady.set(true);
}

/**
 * Changes over to the new version: never while writes to disk are pending, and not at all while what was written is
 * in memory alone, which answers false. Other tabs keep the old one, whose files stay until none of them uses it.
 */
export async function applyUpdate(): Promise<boolean> {
  if (!waiting) return true;
  await currentWorkspace.get()?.writes.idle();
  if (!isAllOnDisk()) return false;
  const changed = new Promise<void>((resolve) => {
    navigator.serviceWorker.addEventListener("controllerchange", () => resolve(), { once: true });
  });
  waiting.postMessage({ kind: "activate" });
  await changed;
  await currentWorkspace.get()?.writes.idle();
  if (!isAllOnDisk()) return false;
  window.location.reload();
  return true;
}

function isAllOnDisk(): boolean {
  const saving = currentWorkspace.get()?.saving;
  return !saving?.hasStorageProblem() || saving.dirtyNames().length === 0;
}

/**
 * Tells the worker which set of files this page was loaded from, so that they are kept as long as it lives. A page
 * without a worker came from the network and belongs to the first worker that takes it over: the one it brought.
 */
function holdThisVersion(): void {
  const { controller } = navigator.serviceWorker;
  if (!navigator.locks) return;
  if (controller) hold(controller);
  else navigator.serviceWorker.addEventListener("controllerchange", holdThisVersion, { once: true });
}

function hold(controller: ServiceWorker): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = (event: MessageEvent<{ version: string }>) => {
    const name = `genjin:version:${event.data.version}`;
    void navigator.locks.request(name, { mode: "shared" }, () => new Promise<void>(() => undefined));
  };
  controller.postMessage({ kind: "version" }, [port2]);
}
