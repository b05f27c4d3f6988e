import { forceCloseDatabase, IDBFactory } from "fake-indexeddb";
import type { Surroundings } from "../../../support/journal/promises";

const open = new Set<IDBDatabase>();
const { open: openDatabase } = IDBFactory.prototype;
const { add, put } = IDBObjectStore.prototype;

/** To be called for each test: remembers the connections, so that they can be taken away. */
export function watchStorage(): void {
  open.clear();
  IDBFactory.prototype.open = function remember(this: IDBFactory, ...args) {
    const request = openDatabase.apply(this, args);
    request.addEventListener("success", () => open.add(request.result as never));
    return request;
  };
}

function refuse(method: typeof add): typeof add {
  return function refused(this: IDBObjectStore, ...args) {
    const request = method.apply(this, args);
    this.transaction.abort();
    return request;
  };
}

/** The store of a browser as fake-indexeddb has it, in the hands of the test. */
export const fakeStorage: Surroundings = {
  async fillDisk() {
    IDBObjectStore.prototype.add = refuse(add);
    IDBObjectStore.prototype.put = refuse(put);
  },
  async freeDisk() {
    IDBObjectStore.prototype.add = add;
    IDBObjectStore.prototype.put = put;
  },
  async evict() {
    const connections = [...open];
    open.clear();
    Object.defineProperty(globalThis, "indexedDB", { value: new IDBFactory(), configurable: true });
    for (const connection of connections) forceCloseDatabase(connection as never);
  },
};

/** y-indexeddb lets its own failures go unhandled; here they are what is being tested. */
export function ignoreUnhandledRejections(): () => void {
  const listeners = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", () => undefined);
  return () => {
    process.removeAllListeners("unhandledRejection");
    for (const listener of listeners) process.on("unhandledRejection", listener);
  };
}
