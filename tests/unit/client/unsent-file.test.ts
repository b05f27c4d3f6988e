import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { addFollowUp, createCustomer, setCustomerField } from "@/lib/client/customers/actions";
import { draftKey, writeDraft } from "@/lib/client/drafts/draft-storage";
import { collectUnsent, type Unsent } from "@/lib/client/saving/collect-unsent";
import { unsentPage } from "@/lib/client/saving/unsent-page";
import type { Workspace } from "@/lib/client/workspace/workspace";
import { readCustomer } from "@/lib/docs/customer-doc";
import { customerName } from "@/lib/docs/names";
import { Device, eventually, me } from "./support/device";
import { fakeStorage, watchStorage } from "./support/fake-storage";

let device: Device;
beforeEach(() => {
  device = new Device();
  watchStorage();
});
afterEach(async () => {
  await fakeStorage.freeDisk();
  await device.crash();
});

const longText = `报价三百件，<b>含税</b>。${"付款方式再谈。".repeat(60)}`;

/** A customer that the server knows, and what was written about it without a network. */
async function writtenOffline(tab: Workspace): Promise<string> {
  const id = await createCustomer({ name: "林晓东", company: "旧" });
  await eventually(() => expect(tab.saving.state.get().kind).toBe("kept"));
  await eventually(async () =>
    expect((await tab.cache.documentState(customerName(id))).state).not.toBeNull(),
  );
  device.goOffline();
  await addFollowUp(id, { method: "phone", text: longText });
  await setCustomerField(id, "company", "新");
  writeDraft(draftKey(me.id, `followUp.${id}`), { text: "写了一半" });
  await eventually(() => expect(tab.saving.state.get().items).toHaveLength(2));
  return id;
}

/** What the server would hold if somebody handed it the raw updates of the file. */
function handedTo(server: Y.Doc, { updates }: Unsent): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
  for (const { update } of updates) Y.applyUpdate(doc, update);
  return doc;
}

describe("the file of what the server does not have", () => {
  it("holds whole texts, drafts, and updates that bring the server up to date", async () => {
    const id = await writtenOffline(await device.openTab());
    await device.crash();
    const again = await device.openTab();
    await eventually(() => expect(again.saving.state.get().items).toHaveLength(2));
    const unsent = await collectUnsent(again);
    expect(unsent.person).toEqual({ id: me.id, name: me.name });
    expect(unsent.waiting.map(({ excerpt }) => excerpt)).toEqual(expect.arrayContaining([longText, "新"]));
    expect(unsent.drafts).toEqual(["写了一半"]);
    expect(unsent.updates.map(({ document, state }) => ({ document, state }))).toEqual([
      { document: customerName(id), state: "waiting" },
    ]);
    const server = device.server.doc(customerName(id));
    expect(readCustomer(server).fields.company).toBe("旧");
    expect(readCustomer(handedTo(server, unsent)).fields.company).toBe("新");
    // Only what the server does not have: not the customer's history once more.
    const [raw] = unsent.updates;
    const all = Y.encodeStateAsUpdate(handedTo(server, unsent));
    expect(raw?.update.length).toBeLessThan(all.length);
  });

  it("is there when the device's store is not, and names what was not accepted", async () => {
    const tab = await device.openTab();
    const id = await writtenOffline(tab);
    const update = Uint8Array.of(1, 2, 3);
    const kept = { id: "q", document: customerName(id), update, at: "2026-11-24T01:00:00.000Z" };
    await tab.cache.putQuarantined(kept, []);
    expect((await collectUnsent(tab)).updates).toContainEqual({
      document: customerName(id),
      update,
      state: "notAccepted",
    });
    tab.documents.show(customerName(id));
    await fakeStorage.evict();
    const unsent = await collectUnsent(tab);
    expect(unsent.waiting.map(({ excerpt }) => excerpt)).toContain(longText);
    const server = device.server.doc(customerName(id));
    expect(readCustomer(handedTo(server, unsent)).fields.company).toBe("新");
  });

  it("is a page that shows text as text, with the same inside for machines", async () => {
    const tab = await device.openTab();
    await writtenOffline(tab);
    const unsent = { ...(await collectUnsent(tab)), drafts: ["</script><script>x()"] };
    const row = {
      what: "跟进",
      customer: "林晓东",
      when: "今天",
      before: null,
      text: longText,
      why: "<i>无权</i>",
    };
    const sections = [
      { title: "等着发送", rows: [row] },
      { title: "空", rows: [] },
    ];
    const page = unsentPage(unsent, { language: "zh-CN", title: "<周敏>", note: "", sections });
    expect(page).toContain("&lt;b&gt;含税&lt;/b&gt;");
    expect(page).toContain("&lt;i&gt;无权&lt;/i&gt;");
    expect(page).toContain("等着发送 (1)");
    expect(page).not.toContain("<h2>空");
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    const json = /id="genjin-unsent">(.*?)<\/script>/s.exec(page)?.[1] ?? "";
    const read = JSON.parse(json) as { version: number; drafts: string[]; updates: { update: string }[] };
    expect(read).toMatchObject({ version: 1, drafts: unsent.drafts, waiting: unsent.waiting });
    expect(read.updates.map((raw) => new Uint8Array(Buffer.from(raw.update, "base64")))).toEqual(
      unsent.updates.map((raw) => raw.update),
    );
  });
});
