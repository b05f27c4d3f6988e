import { within } from "@/lib/client/storage/time-limit";
import { createStore } from "@/lib/client/store/store";
import { currentWorkspace } from "@/lib/client/workspace/current-workspace";

/** A new version of the app lies ready on this device, or is in charge of it already while this page runs the old. */
export const updateReady = createStore(false);

/** Browsers look for a new version when a page is loaded; this app stays loaded for days. */
const lookEveryMs = 60 * 60_000;
const changeOverLimitMs = 10_000;
const fetchLimitMs = 60_000;

let registration: ServiceWorkerRegistration | null = null;
let registering = false;
/** A newer version than the one this page runs is in charge of this device: another tab has taken it up. */
let changedOver = false;

/** Makes the app start without network. Plain http on a network address has no service worker; nothing breaks. */
export function startInstalledApp(): void {
  if (!("serviceWorker" in navigator) || process.env.NODE_ENV !== "production") return;
  holdThisVersion();
  window.addEventListener("load", () => void register());
  if (document.readyState === "complete") void register();
}

async function register(): Promise<void> {
  if (registering) return;
  registering = true;
  try {
    registration = await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
  } catch {
    // Without it the app works online; the next load tries again.
    registering = false;
    return;
  }
  const { controller } = navigator.serviceWorker;
  if (registration.waiting && controller) updateReady.set(true);
  if (controller) navigator.serviceWorker.addEventListener("controllerchange", onChangedOver);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration?.installing ?? null));
  setInterval(lookForUpdate, lookEveryMs);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") lookForUpdate();
  });
}

function onChangedOver(): void {
  changedOver = true;
  updateReady.set(true);
}

/** Asks the server for a new version: also when it says that it does not understand this one any more. */
export function lookForUpdate(): void {
  // Without network there is nothing to find, and the next look comes by itself.
  void registration?.update().catch(() => undefined);
}

function watch(installing: ServiceWorker | null): void {
  installing?.addEventListener("statechange", () => {
    if (installing.state === "installed" && navigator.serviceWorker.controller) updateReady.set(true);
  });
}

/**
 * Changes over to the new version: never while writes to disk are pending, and not at all while what was written is
 * in memory alone, which answers false. Other tabs keep the old one, whose files stay until none of them uses it.
 */
export async function applyUpdate(): Promise<boolean> {
  if (!(await isAllOnDisk())) return false;
  if (!changedOver) await changeOver(await nextVersion());
  // What was typed meanwhile.
  if (!(await isAllOnDisk())) return false;
  window.location.reload();
  return true;
}

/** The version that waits, or that the server has: whoever is told to update is told so before it was fetched. */
async function nextVersion(): Promise<ServiceWorker | null> {
  if (!registration || registration.waiting) return registration?.waiting ?? null;
  const fetched = registration.update().then(installed);
  // Without network there is none, and loading the page again does no harm.
  await within(fetchLimitMs, "the new version", fetched).catch(() => undefined);
  return registration.waiting;
}

function installed(): Promise<void> {
  const installing = registration?.installing;
  if (!installing) return Promise.resolve();
  return new Promise((resolve) => {
    installing.addEventListener("statechange", () => resolve(), { once: true });
  });
}

/** Puts the waiting version in charge of this device. */
async function changeOver(waiting: ServiceWorker | null): Promise<void> {
  if (!waiting) return;
  const inCharge = new Promise<void>((resolve) => {
    // Redundant: a still newer one has taken its place, and is offered in its turn.
    waiting.addEventListener("statechange", () => {
      if (waiting.state === "activated" || waiting.state === "redundant") resolve();
    });
  });
  waiting.postMessage({ kind: "activate" });
  // One that does not come is left waiting: loading the page again loses nothing, and the offer comes again.
  await within(changeOverLimitMs, "the new version", inCharge).catch(() => undefined);
}

async function isAllOnDisk(): Promise<boolean> {
  const workspace = currentWorkspace.get();
  await workspace?.writes.idle();
  return !workspace?.saving.holdsInMemoryAlone();
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
