import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createCustomer } from "@/lib/client/customers/actions";
import { addFiles, removeFile } from "@/lib/client/files/actions";
import { DeviceFiles } from "@/lib/client/files/device-files";
import { type WaitingFile, waitingId } from "@/lib/client/files/file-db";
import { FileOutbox } from "@/lib/client/files/file-outbox";
import type { SendEvents, Sent } from "@/lib/client/files/send-file";
import { addAttachment, readAttachments } from "@/lib/docs/customer-attachments";
import { customerName } from "@/lib/docs/names";
import { Device, eventually, me } from "./support/device";
import { fakeStorage, ignoreUnhandledRejections, watchStorage } from "./support/fake-storage";

let device: Device;
const listenAgain = ignoreUnhandledRejections();
afterAll(listenAgain);
let files: DeviceFiles;
const opened: (() => unknown)[] = [];
beforeEach(() => {
  device = new Device();
  files = new DeviceFiles(me.id, 100);
  opened.push(() => files.close());
});
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
  await device.crash();
});

let made = 0;
function file(given: Partial<WaitingFile> = {}, size = 40) {
  made += 1;
  const attachmentId = `a${made}`;
  const waiting: WaitingFile = {
    id: waitingId(attachmentId, false),
    attachmentId,
    customerId: "c1",
    customerName: "李明",
    hash: String(made).padStart(64, "0"),
    name: `${made}.png`,
    size,
    isPreview: false,
    since: `2026-11-24T08:00:${String(made % 60).padStart(2, "0")}.000Z`,
    uploadUrl: null,
    state: "waiting",
    code: "",
    message: "",
    ...given,
  };
  return { waiting, bytes: new ArrayBuffer(size) };
}

/** The line to the server: each file's answer is given by the test. */
function line(answers: Record<string, Sent> = {}) {
  const asked: { readonly name: string; readonly from: string | null }[] = [];
  const state = { online: true };
  let hold: ((events: SendEvents) => Promise<Sent>) | null = null;
  const make = () => {
    const outbox = new FileOutbox({
      userId: me.id,
      files,
      isOnline: () => state.online,
      mayKeep: (customerId) => customerId !== "lost",
      onProblem: (message) => expect(message).toBeNull(),
      async send({ name, uploadUrl }, _bytes, events) {
        asked.push({ name, from: uploadUrl });
        events.onBegun(`/api/uploads/${name}`);
        if (hold) return hold(events);
        return answers[name] ?? { kind: "taken" };
      },
    });
    opened.push(() => outbox.close());
    return outbox;
  };
  const holdOn = (how: typeof hold) => {
    hold = how;
  };
  return { asked, state, make, holdOn };
}

describe("C11: files on their way", () => {
  it("are sent in the order in which they were added, and stay on the device as seen ones", async () => {
    const { make, asked, state } = line();
    const outbox = make();
    state.online = false;
    const [first, second] = [file(), file()];
    await outbox.add([first]);
    await outbox.add([second]);
    expect(outbox.state.get().files.map(({ name }) => name)).toEqual([
      first.waiting.name,
      second.waiting.name,
    ]);
    expect(asked).toEqual([]);
    state.online = true;
    await outbox.send();
    expect(asked.map(({ name }) => name)).toEqual([first.waiting.name, second.waiting.name]);
    expect(outbox.state.get().files).toEqual([]);
    expect((await files.bytes("c1", first.waiting.hash))?.byteLength).toBe(40);
  });

  it("go on where they stopped after a restart, by one tab of several", async () => {
    const { make, asked, holdOn } = line();
    const [one, two] = [make(), make()];
    holdOn(({ signal, onProgress }) => {
      onProgress(17);
      return new Promise((resolve) => signal.addEventListener("abort", () => resolve({ kind: "later" })));
    });
    await one.add([file()]);
    await eventually(() => expect(one.state.get().sending?.sent).toBe(17));
    await two.load();
    await two.send();
    expect(asked).toHaveLength(1);
    one.close();
    holdOn(null);
    await eventually(async () => {
      await two.send();
      expect(two.state.get().files).toEqual([]);
    });
    expect(asked[1]?.from).toBe(`/api/uploads/${asked[0]?.name}`);
  });

  it("that the server refuses stay with its words until they are tried again or dismissed", async () => {
    const [wrong, right] = [file(), file()];
    const answers: Record<string, Sent> = {
      [wrong.waiting.name]: { kind: "refused", code: "fileType", message: "Not this type." },
    };
    const { make } = line(answers);
    const outbox = make();
    await outbox.add([wrong, right]);
    await eventually(() =>
      expect(outbox.state.get().files).toMatchObject([{ state: "refused", code: "fileType" }]),
    );
    await outbox.send();
    answers[wrong.waiting.name] = { kind: "refused", code: "fileBroken", message: "" };
    await outbox.resume(wrong.waiting.attachmentId);
    await eventually(() =>
      expect(outbox.state.get().files).toMatchObject([{ state: "refused", code: "fileBroken" }]),
    );
    await outbox.dismiss(wrong.waiting.id);
    expect(outbox.state.get().files).toEqual([]);
    expect(await files.bytes("c1", wrong.waiting.hash)).toBeNull();
  });

  it("wait while the server can't take them, and stop when they are taken off the customer", async () => {
    const taken = file();
    const answers: Record<string, Sent> = { [taken.waiting.name]: { kind: "later" } };
    const { make, asked } = line(answers);
    const outbox = make();
    await outbox.add([taken]);
    await eventually(() => expect(asked).toHaveLength(1));
    expect(outbox.state.get().files).toMatchObject([{ state: "waiting" }]);
    await outbox.stop(taken.waiting.attachmentId);
    await outbox.send();
    expect(asked).toHaveLength(1);
    answers[taken.waiting.name] = { kind: "taken" };
    await outbox.resume(taken.waiting.attachmentId);
    await eventually(() => expect(outbox.state.get().files).toEqual([]));
  });

  it("of a customer that is lost leave the device once the server has them", async () => {
    const { make, state } = line();
    const outbox = make();
    state.online = false;
    const [waiting, seen] = [file({ customerId: "lost" }), "f".repeat(64)];
    await outbox.add([waiting]);
    await files.keepSeen("lost", seen, new ArrayBuffer(10));
    await files.keepSeen("c2", seen, new ArrayBuffer(10));
    await files.forget("lost");
    expect(await files.bytes("lost", seen)).toBeNull();
    expect(await files.bytes("c2", seen)).not.toBeNull();
    expect(await files.bytes("lost", waiting.waiting.hash)).not.toBeNull();
    state.online = true;
    await outbox.send();
    expect(await files.customerIds()).toEqual(["c2"]);
  });
});

describe("C11: files on the device", () => {
  it("that were seen give way to newer ones, those that wait never do", async () => {
    const waiting = file({}, 90);
    await files.add([waiting]);
    const hashes = ["1", "2", "3"].map((sign) => sign.repeat(64));
    for (const hash of hashes) await files.keepSeen("c1", hash, new ArrayBuffer(45));
    const held = await Promise.all(hashes.map((hash) => files.bytes("c1", hash)));
    expect(held.filter((bytes) => bytes !== null)).toHaveLength(2);
    expect(await files.bytes("c1", waiting.waiting.hash)).not.toBeNull();
  });

  it("share bytes: one that is dropped leaves those of another that waits", async () => {
    const first = file();
    const second = file({ hash: first.waiting.hash });
    await files.add([first, second]);
    await files.drop(first.waiting);
    expect(await files.bytes("c1", first.waiting.hash)).not.toBeNull();
    await files.drop(second.waiting);
    expect(await files.bytes("c1", first.waiting.hash)).toBeNull();
  });
});

describe("C11, X2, R10: files in the workspace", () => {
  it("count once with the change that names them, and leave with the right", async () => {
    const tab = await device.openTab();
    const id = await createCustomer({ name: "林晓东" });
    await eventually(() => expect(tab.saving.state.get().kind).toBe("kept"));
    device.goOffline();
    const added = file({ customerId: id });
    await tab.uploads.add([added]);
    const { attachmentId, hash, name, size } = added.waiting;
    const attachment = { id: attachmentId, name, hash, previewHash: null, size, type: "image/png" };
    const said = { ...attachment, addedAt: "2026-11-24T08:00:00.000Z", addedBy: me.id };
    await tab.documents.change(customerName(id), (doc) => addAttachment(doc, said));
    await eventually(() =>
      expect(tab.saving.state.get()).toMatchObject({ waiting: 1, items: [{ kind: "file", excerpt: name }] }),
    );
    await tab.files.keepSeen(id, "e".repeat(64), new ArrayBuffer(5));
    device.rest.set("/api/documents/check", () => ({ denied: [customerName(id)], stale: [] }));
    device.rest.set("/api/quarantine", () => ({ id: "q", state: "waiting" }));
    await tab.uploads.stop(attachmentId);
    device.goOnline();
    await eventually(async () => expect(await tab.files.bytes(id, "e".repeat(64))).toBeNull());
    expect(await tab.files.bytes(id, hash)).not.toBeNull();
  });

  it("that this device has no room for are said, and named nowhere", async () => {
    watchStorage();
    const tab = await device.openTab();
    device.goOffline();
    const of = { customerId: "c1", customerName: "李明", doc: new Y.Doc() };
    const paper = () => new File(["款号,单价"], "报价.csv", { type: "text/csv" });
    const page = new File(["<svg/>"], "a.svg", { type: "image/svg+xml" });
    await tab.uploads.load();
    await fakeStorage.fillDisk();
    expect(await addFiles(of, [paper(), page])).toEqual([
      { ok: false, name: "报价.csv", code: "noRoom" },
      { ok: false, name: "a.svg", code: "fileType" },
    ]);
    expect(readAttachments(of.doc)).toEqual([]);
    await fakeStorage.freeDisk();
    expect(await addFiles(of, [paper(), paper()])).toMatchObject([
      { ok: true },
      { ok: false, code: "alreadyThere" },
    ]);
    expect(readAttachments(of.doc)).toMatchObject([{ name: "报价.csv", size: 13, type: "text/csv" }]);
  });

  it("are taken off with a way back, bytes and all", async () => {
    const tab = await device.openTab();
    device.goOffline();
    const doc = new Y.Doc();
    const added = file();
    await tab.uploads.add([added]);
    addAttachment(doc, {
      ...added.waiting,
      id: added.waiting.attachmentId,
      previewHash: null,
      type: "x",
      addedAt: null,
      addedBy: null,
    });
    const back = removeFile(doc, added.waiting.attachmentId);
    await eventually(() => expect(tab.uploads.state.get().files).toMatchObject([{ state: "stopped" }]));
    expect(tab.saving.state.get().waiting).toBe(0);
    back();
    await eventually(() => expect(tab.uploads.state.get().files).toMatchObject([{ state: "waiting" }]));
    expect(tab.saving.state.get()).toMatchObject({ waiting: 1, items: [{ kind: "file" }] });
  });
});
