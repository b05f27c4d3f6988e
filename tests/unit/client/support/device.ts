import { vi } from "vitest";
import type { Me } from "@/lib/client/session/model";
import { currentWorkspace } from "@/lib/client/workspace/current-workspace";
import type { Workspace } from "@/lib/client/workspace/workspace";
import { browser, freshStorage, installBrowser, windowEvents } from "./browser";
import { SyncDouble } from "./sync-double";

export const me: Me = {
  id: "018f0000-0000-7000-8000-000000000001",
  username: "sales1",
  name: "周敏",
  role: "salesperson",
  groups: [{ id: "g1", name: "一组", leads: false }],
  company: { name: "衡川服饰", timeZone: "Asia/Shanghai" },
  locale: "zh-CN",
};

export interface RestCall {
  readonly path: string;
  readonly body: unknown;
}

/** One device with its server: tabs are workspaces over the same storage. */
export class Device {
  readonly server = new SyncDouble();
  readonly calls: RestCall[] = [];
  /** Answers to REST by path, a `Response` as it is; the default is an empty check. */
  readonly rest = new Map<string, (body: unknown) => unknown>();
  /** How many tabs were told that the person signed out on another. */
  signedOut = 0;
  private tabs: Workspace[] = [];

  constructor() {
    freshStorage();
    this.server.userId = me.id;
    browser.online = true;
    installBrowser(this.server.socketClass(), this.fetch);
    this.rest.set("/api/documents/check", () => ({ denied: [], stale: [] }));
  }

  async openTab(): Promise<Workspace> {
    const { Workspace } = await import("@/lib/client/workspace/workspace");
    const tab = new Workspace(me, {
      onSignInNeeded: () => undefined,
      onSignedOutElsewhere: () => void this.signedOut++,
      onSynced: () => undefined,
    });
    this.tabs.push(tab);
    currentWorkspace.set(tab);
    tab.start();
    return tab;
  }

  goOffline(): void {
    this.server.reachable = false;
    this.server.disconnectAll();
  }

  goOnline(): void {
    this.server.reachable = true;
    windowEvents.fire("online");
  }

  /** The browser is killed: nothing is closed in order. */
  async crash(): Promise<void> {
    // What was written to disk is there; what waited in memory is not.
    await new Promise((resolve) => setTimeout(resolve, 30));
    for (const tab of this.tabs) tab.socket.stop();
    await Promise.all(this.tabs.map((tab) => tab.close()));
    this.tabs = [];
  }

  private readonly fetch = async (path: string, init: { body?: string } = {}): Promise<Response> => {
    if (!this.server.reachable) throw new TypeError("offline");
    const body: unknown = init.body ? JSON.parse(init.body) : null;
    this.calls.push({ path, body });
    const answer = this.rest.get(path)?.(body);
    if (answer instanceof Response) return answer;
    if (answer instanceof Uint8Array) return new Response(answer.slice().buffer);
    return new Response(JSON.stringify(answer ?? null), { status: answer === undefined ? 404 : 200 });
  };
}

export const eventually = (check: () => void | Promise<void>, withinMs = 20_000): Promise<void> =>
  vi.waitFor(check, { timeout: withinMs, interval: 10 });
