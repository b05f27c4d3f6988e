import { useSyncExternalStore } from "react";

/**
 * Moving between screens inside the one shell page. Not next/link: its server-component fetch fails offline and
 * falls back to loading the whole page again; the history API needs no network.
 */
export interface Path {
  readonly pathname: string;
  /** With its leading `?`, or empty. */
  readonly search: string;
}

export interface NavigateOptions {
  /** Takes the place of the present entry of the history (for filters and search as one types). */
  readonly replace?: boolean;
  /** Scroll is kept where it is; otherwise a new entry starts at the top. */
  readonly keepScroll?: boolean;
}

const listeners = new Set<() => void>();
let current: Path = { pathname: "/", search: "" };
let listening = false;

function readLocation(): Path {
  const { pathname, search } = window.location;
  if (pathname !== current.pathname || search !== current.search) current = { pathname, search };
  return current;
}

function notify(): void {
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  if (!listening) {
    window.addEventListener("popstate", notify);
    listening = true;
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const serverPath: Path = { pathname: "/", search: "" };

export function navigate(path: string, options: NavigateOptions = {}): void {
  const target = new URL(path, window.location.href);
  if (target.origin !== window.location.origin) {
    window.location.assign(target.href);
    return;
  }
  const address = target.pathname + target.search + target.hash;
  if (options.replace) window.history.replaceState(null, "", address);
  else window.history.pushState(null, "", address);
  if (!options.replace && !options.keepScroll) window.scrollTo(0, 0);
  notify();
}

/** The address now; the component renders again when it changes. */
export function usePath(): Path {
  return useSyncExternalStore(subscribe, readLocation, () => serverPath);
}
