import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { addFollowUp, createCustomer, setCustomerField } from "@/lib/client/customers/actions";
import { draftKey, readDraft, writeDraft } from "@/lib/client/drafts/draft-storage";
import { openImports } from "@/lib/client/imports/import-db";
import { rememberedMe, rememberMe, rememberToken } from "@/lib/client/session/remembered";
import { signIn, startSession } from "@/lib/client/session/session";
import { sessionStore } from "@/lib/client/session/session-store";
import { journaledDocuments } from "@/lib/client/storage/database-names";
import { nowIso } from "@/lib/client/time/clock";
import { currentWorkspace } from "@/lib/client/workspace/current-workspace";
import type { Workspace } from "@/lib/client/workspace/workspace";
import { readCustomer } from "@/lib/docs/customer-doc";
import { docOf } from "@/lib/docs/difference";
import { writeRefusal } from "@/lib/docs/inbox-doc";
import { customerName, inboxName } from "@/lib/docs/names";
import { Device, eventually, me } from "./support/device";

let device: Device;
beforeEach(() => {
  device = new Device();
});
afterEach(async () => {
  await device.crash();
});

interface HandIn {
  readonly document: string;
  readonly update: string;
  readonly label: string;
  readonly token?: string;
}
const handIns = () =>
  device.calls.filter(({ path }) => path === "/api/quarantine").map(({ body }) => body as HandIn);
const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, "base64"));
const holdsNothing = async (tab: Workspace, id: string) => {
  expect((await tab.cache.documentState(customerName(id))).state).toBeNull();
  expect(await tab.cache.dirty()).toEqual([]);
  expect(await journaledDocuments(me.id)).not.toContain(customerName(id));
  expect(tab.rows.row(id)).toBeNull();
};

/** A customer that the server knows, with something written offline since. */
async function writtenOffline(tab: Workspace): Promise<string> {
  const id = await createCustomer({ name: "林晓东", company: "旧" });
  await eventually(() => expect(tab.saving.state.get().kind).toBe("kept"));
  await eventually(async () =>
    expect((await tab.cache.documentState(customerName(id))).state).not.toBeNull(),
  );
  device.goOffline();
  await addFollowUp(id, { method: "phone", text: "月底前付尾款" });
  await setCustomerField(id, "company", "新");
  return id;
}

describe("R10: a right that was lost while the device was offline", () => {
  it("hands in what was not sent, and only that, before the copy goes", async () => {
    device.rest.set("/api/quarantine", () => ({ id: "q", state: "waiting" }));
    const tab = await device.openTab();
    const id = await writtenOffline(tab);
    device.rest.set("/api/documents/check", () => ({ denied: [customerName(id)], stale: [] }));
    device.server.answers.set(customerName(id), 4403);
    device.goOnline();
    await eventually(() => holdsNothing(tab, id));
    const [first] = handIns();
    expect(handIns()).toHaveLength(1);
    expect(first).toMatchObject({ document: customerName(id), label: "林晓东" });
    expect(Y.decodeUpdate(bytesOf(first?.update ?? "")).structs.length).toBeLessThan(40);
    expect(bytesOf(first?.update ?? "").length).toBeGreaterThan(0);
    expect(tab.saving.state.get()).toMatchObject({ kind: "kept", waiting: 0 });
  });

  it("keeps everything while the server does not take it, and tries again at the next connection", async () => {
    const tab = await device.openTab();
    const id = await writtenOffline(tab);
    device.server.answers.set(customerName(id), 4403);
    device.rest.set("/api/documents/check", () => ({ denied: [customerName(id)], stale: [] }));
    device.rest.set("/api/quarantine", () => {
      throw new TypeError("the line breaks");
    });
    device.goOnline();
    await eventually(() => expect(handIns().length).toBeGreaterThan(0));
    await eventually(() => expect(tab.documents.viewOf(customerName(id)).get().state).toBe("denied"));
    expect(await journaledDocuments(me.id)).toContain(customerName(id));
    expect(tab.saving.state.get().waiting).toBeGreaterThan(0);
    device.goOffline();
    device.rest.set("/api/quarantine", () => ({ id: "q", state: "waiting" }));
    device.goOnline();
    await eventually(() => holdsNothing(tab, id));
  });

  it("hands in what was not sent where reading is still allowed, and shows the server's copy", async () => {
    device.rest.set("/api/quarantine", () => ({ id: "q", state: "waiting" }));
    const tab = await device.openTab();
    const id = await writtenOffline(tab);
    const hide = tab.documents.show(customerName(id));
    const colleague = device.server.doc(customerName(id));
    colleague.getMap("fields").set("address", "同事写的");
    device.server.answers.set(customerName(id), { right: "read", epoch: 1, schema: 1 });
    device.goOnline();
    await eventually(() => expect(handIns()).toMatchObject([{ document: customerName(id) }]));
    // What others wrote meanwhile is none of it.
    const { structs } = Y.decodeUpdate(bytesOf(handIns()[0]?.update ?? ""));
    expect(structs.map((struct) => struct.id.client)).not.toContain(colleague.clientID);
    await eventually(() => {
      const { doc, right, synced } = tab.documents.viewOf(customerName(id)).get();
      expect({ right, synced }).toEqual({ right: "read", synced: true });
      expect(doc && readCustomer(doc).fields.company).toBe("旧");
    });
    expect(readCustomer(device.server.doc(customerName(id))).followUps).toEqual([]);
    await eventually(() => expect(tab.saving.state.get().waiting).toBe(0));
    hide();
  });

  it("takes texts begun about the customer away, with their words kept for their author", async () => {
    device.rest.set("/api/quarantine", () => ({ id: "q", state: "waiting" }));
    const tab = await device.openTab();
    const id = await writtenOffline(tab);
    const key = draftKey(me.id, `followUp.${id}`);
    writeDraft(key, { text: "还没写完的话", method: "phone", nextVisitAt: null });
    device.rest.set("/api/documents/check", () => ({ denied: [customerName(id)], stale: [] }));
    device.server.answers.set(customerName(id), 4403);
    device.goOnline();
    await eventually(() => expect(readDraft(key)).toBeNull());
    expect(tab.saving.state.get().refused).toMatchObject([{ code: "draft", excerpt: "还没写完的话" }]);
  });
});

/** An import of one row that the server has not had. */
async function waitsInImport({ id, name }: { readonly id: string; readonly name: string }): Promise<void> {
  const database = await openImports(me.id);
  const row = { id, line: 2, mode: "add", onDuplicate: "skip", fields: { name }, createdAt: nowIso() };
  const counts = { added: 0, updated: 0, skipped: [], refused: [], kept: 0 };
  await database.put("imports", {
    ...{ id: "import", fileName: "旧客户.xlsx", at: nowIso(), total: 1, chunks: 1, state: "waiting" },
    ...{ ...counts, message: "" },
  });
  const chunk = { importId: "import", chunk: 0, count: 1, rows: JSON.stringify([row]), overlays: "[]" };
  await database.put("chunks", chunk);
  database.close();
}

describe("R10: the device of somebody whose account was closed", () => {
  it("hands in what was not sent by its token, and holds nothing of the person afterwards", async () => {
    const id = await writtenOffline(await device.openTab());
    await waitsInImport({ id: "018f0000-0000-7000-8000-0000000000aa", name: "陶未送" });
    await device.crash();
    currentWorkspace.set(null);
    rememberMe(me);
    rememberToken(me.id, "token-of-this-device");
    const refused = () => new Response("{}", { status: 401 });
    for (const path of ["/api/me", "/api/auth/sign-in", "/api/quarantine"]) device.rest.set(path, refused);
    device.rest.set("/api/setup", () => ({ needed: false }));
    // The sync server knows this sign-in no more.
    device.server.userId = "";
    device.goOnline();
    startSession();
    // While the account is open the token counts for nothing, and all stays for the next sign-in.
    await eventually(() => expect(handIns().length).toBeGreaterThan(0));
    await eventually(() => expect(sessionStore.get().status).toBe("signedOut"));
    expect(await journaledDocuments(me.id)).toContain(customerName(id));
    device.rest.set("/api/quarantine", () => ({ id: "q", state: "waiting" }));
    await eventually(async () => {
      await signIn(me.username, "not accepted any more");
      const left = (await indexedDB.databases()).filter(({ name }) => name?.includes(me.id));
      expect(left).toEqual([]);
    });
    const [handedIn] = handIns().filter(({ document }) => document === customerName(id));
    expect(handedIn).toMatchObject({ label: "林晓东", token: "token-of-this-device" });
    expect(bytesOf(handedIn?.update ?? "").length).toBeGreaterThan(2);
    const [imported] = handIns().filter(({ label }) => label === "陶未送");
    expect(readCustomer(docOf([bytesOf(imported?.update ?? "")])).fields.name).toBe("陶未送");
    expect(rememberedMe()).toBeNull();
    expect(sessionStore.get()).toMatchObject({ remembered: null, closedAccount: me.name });
  });
});

describe("X2: a copy of an epoch that is over", () => {
  it("hands in what it had not sent, in values and lines that lean on nothing", async () => {
    device.rest.set("/api/quarantine", () => ({ id: "q", state: "waiting" }));
    const tab = await device.openTab();
    const id = await writtenOffline(tab);
    device.server.answers.set(customerName(id), 4410);
    device.goOnline();
    await eventually(() => expect(handIns()).toHaveLength(1));
    device.server.answers.delete(customerName(id));
    const alone = docOf([bytesOf(handIns()[0]?.update ?? "")]);
    expect(readCustomer(alone).fields).toMatchObject({ company: "新", name: undefined });
    expect(readCustomer(alone).followUps).toHaveLength(1);
    await eventually(() => expect(tab.saving.state.get().waiting).toBe(0));
  });

  it("is taken out of the hands of those who follow it: the server's new one is shown without a reload", async () => {
    const tab = await device.openTab();
    const name = inboxName(me.id);
    await eventually(() => expect(tab.documents.viewOf(name).get().synced).toBe(true));
    const row = { document: "desk/x", path: "fields/x", code: "notAllowed", attempted: "白写了", at: "2026" };
    const renewed = new Y.Doc();
    writeRefusal(renewed, "r", { id: "r", ...row });
    device.server.docs.set(name, renewed);
    device.server.closeDocument(name, 4410);
    await eventually(() => expect(tab.saving.state.get().refused).toMatchObject([{ excerpt: "白写了" }]));
  });
});
