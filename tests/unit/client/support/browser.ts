import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";

/** As much of a browser as the client's modules touch, for tests in Node. */
class EventHub {
  private readonly listeners = new Map<string, Set<() => void>>();
  addEventListener(type: string, listener: () => void): void {
    this.listeners.set(type, (this.listeners.get(type) ?? new Set()).add(listener));
  }
  removeEventListener(type: string, listener: () => void): void {
    this.listeners.get(type)?.delete(listener);
  }
  fire(type: string): void {
    for (const listener of this.listeners.get(type) ?? []) listener();
  }
}

class MemoryStorage {
  private readonly values = new Map<string, string>();
  getItem = (key: string): string | null => this.values.get(key) ?? null;
  setItem = (key: string, value: string): void => {
    this.values.set(key, value);
    // As in a browser, `Object.keys` tells what is stored.
    Object.defineProperty(this, key, { value, enumerable: true, configurable: true });
  };
  removeItem = (key: string): void => {
    this.values.delete(key);
    Reflect.deleteProperty(this, key);
  };
}

interface HeldLock {
  readonly mode: string;
}

/** Web Locks of one browser, shared by the tabs of a test. */
class Locks {
  private readonly held = new Map<string, HeldLock[]>();

  async request(name: string, ...rest: unknown[]): Promise<unknown> {
    const work = rest.at(-1) as (lock: unknown) => unknown;
    const options = (rest.length > 1 ? rest[0] : {}) as { mode?: string; ifAvailable?: boolean };
    const mode = options.mode ?? "exclusive";
    const free = () => {
      const held = this.held.get(name) ?? [];
      return mode === "shared" ? held.every((lock) => lock.mode === "shared") : held.length === 0;
    };
    if (!free() && options.ifAvailable) return work(null);
    while (!free()) await new Promise((resolve) => setTimeout(resolve, 2));
    const lock = { mode };
    this.held.set(name, [...(this.held.get(name) ?? []), lock]);
    try {
      return await work(lock);
    } finally {
      this.held.set(
        name,
        (this.held.get(name) ?? []).filter((other) => other !== lock),
      );
    }
  }
}

export const windowEvents = new EventHub();
export const browser = { online: true };

export function installBrowser(webSocket: unknown, fetchFake: unknown): void {
  const storage = new MemoryStorage();
  const location = {
    protocol: "http:",
    host: "genjin.test",
    href: "http://genjin.test/",
    origin: "http://genjin.test",
  };
  const window = Object.assign(windowEvents, { localStorage: storage, location });
  const navigator = {
    get onLine() {
      return browser.online;
    },
    language: "zh-CN",
    locks: new Locks(),
    storage: { persist: async () => true },
  };
  const values = {
    window,
    navigator,
    document: Object.assign(new EventHub(), { visibilityState: "visible" }),
  };
  for (const [key, value] of Object.entries({ ...values, WebSocket: webSocket, fetch: fetchFake })) {
    Object.defineProperty(globalThis, key, { value, configurable: true, writable: true });
  }
}

/** A device with nothing on it. */
export function freshStorage(): void {
  Object.defineProperty(globalThis, "indexedDB", {
    value: new IDBFactory(),
    configurable: true,
    writable: true,
  });
}
