import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { addPost, addReply, deleteFromBoard, readPosts, readReplies, writeTask } from "@/lib/docs/board-doc";
import * as desk from "@/lib/docs/desk-doc";
import { readRefusals, writeRefusal } from "@/lib/docs/inbox-doc";
import { observeRows, readIndex, readRow, writeRow } from "@/lib/docs/index-doc";
import { observePeople, readPeople, writeGroup, writePerson } from "@/lib/docs/people-doc";
import * as plans from "@/lib/docs/plans-doc";
import { readPool, readPoolRow, writePoolRow } from "@/lib/docs/pool-doc";
import { projectPlansDoc } from "@/lib/docs/project";
import { isKnownSchema, migrate, readSchema } from "@/lib/docs/schema-version";
import * as settings from "@/lib/docs/settings-doc";
import { poolRow } from "@/lib/domain/customers/project";
import type { PersonRow } from "@/lib/domain/people/model";
import { now } from "../domain/facts";
import { customerRowOf } from "../domain/rows";

const rowOf = customerRowOf;

describe("index and pool documents", () => {
  it("hold whole rows as JSON strings", () => {
    const doc = new Y.Doc();
    const row = rowOf("c");
    writeRow(doc, "customers", "c", row);
    expect(typeof doc.getMap("customers").get("c")).toBe("string");
    expect(readIndex(doc).customers.get("c")).toEqual(row);
    expect(readRow(doc, "customers", "c")).toEqual(row);
    writeRow(doc, "customers", "c", null);
    expect(readIndex(doc).customers.size).toBe(0);
  });

  it("write a row that is the same only once, and skip a broken one", () => {
    const doc = new Y.Doc();
    const seen: string[][] = [];
    const stop = observeRows(doc, "customers", (keys) => seen.push([...keys]));
    writeRow(doc, "customers", "c", rowOf("c"));
    writeRow(doc, "customers", "c", rowOf("c"));
    doc.getMap("customers").set("broken", "{");
    doc.getMap("customers").set("number", 3);
    stop();
    writeRow(doc, "customers", "d", rowOf("d"));
    expect(seen).toEqual([["c"], ["broken"], ["number"]]);
    expect([...readIndex(doc).customers.keys()]).toEqual(["c", "d"]);
  });

  it("P1: pool rows carry the facts of their release and no owner", () => {
    const doc = new Y.Doc();
    const by = { formerOwnerId: "ann", releasedBy: "ann", ruleDays: null };
    const release = { laneId: "l", ...by, releasedAt: now, releaseReason: "不需要" };
    writePoolRow(doc, "c", poolRow({ ...rowOf("c"), ownerId: "ann", via: "collaborator" }, release));
    expect(readPoolRow(doc, "c")).toMatchObject({ ownerId: null, laneId: "l", formerOwnerId: "ann" });
    expect(readPoolRow(doc, "c")).not.toHaveProperty("via");
    expect(readPool(doc).size).toBe(1);
  });
});

describe("people, inbox", () => {
  it("hold people and groups", () => {
    const doc = new Y.Doc();
    const person: PersonRow = {
      id: "ann",
      name: "安",
      role: "salesperson",
      position: "",
      groupIds: ["g1"],
      ledGroupIds: [],
      pinyin: "an a",
      closed: false,
    };
    let changes = 0;
    const stop = observePeople(doc, () => {
      changes += 1;
    });
    writePerson(doc, "ann", person);
    writeGroup(doc, "g1", { id: "g1", name: "一组" });
    stop();
    expect(changes).toBe(2);
    expect(readPeople(doc).people.get("ann")).toEqual(person);
    expect(readPeople(doc).groups.get("g1")?.name).toBe("一组");
  });

  it("list refusals newest first", () => {
    const doc = new Y.Doc();
    const refusal = { document: "customer/c", path: "fields/name", code: "tooLong", attempted: "x" };
    writeRefusal(doc, "1", { ...refusal, id: "1", at: "2026-11-23T04:00:00.000Z" });
    writeRefusal(doc, "2", { ...refusal, id: "2", at: "2026-11-23T05:00:00.000Z" });
    expect(readRefusals(doc).map(({ id }) => id)).toEqual(["2", "1"]);
  });
});

describe("W1, W3: plans", () => {
  it("are made, changed, done and deleted", () => {
    const doc = new Y.Doc();
    plans.addPlan(doc, { id: "p", topic: "拜访", authorId: "ann", startAt: now, content: "" }, now);
    plans.editPlan(doc, "p", { topic: "电话", startAt: null });
    plans.setPlanDone(doc, "p", { at: now, by: "ann" });
    plans.setPlanDay(doc, "p", "done", "2026-11-24", true);
    plans.setPlanDay(doc, "p", "skipped", "2026-11-25", true);
    expect(plans.readPlans(doc)).toMatchObject([
      {
        topic: "电话",
        startAt: null,
        doneAt: now,
        doneBy: "ann",
        doneDays: ["2026-11-24"],
        skippedDays: ["2026-11-25"],
      },
    ]);
    plans.setPlanDone(doc, "p", null);
    plans.setPlanDay(doc, "p", "done", "2026-11-24", false);
    plans.deletePlan(doc, "p");
    expect(plans.readPlans(doc)).toMatchObject([{ doneAt: null, doneBy: null, doneDays: [], deleted: true }]);
    expect(projectPlansDoc(doc, "ann")).toMatchObject([{ id: "p", userId: "ann", deleted: true }]);
    expect(readSchema(doc)).toBe(1);
  });
});

describe("B1, B2, B4: board", () => {
  it("posts, replies, tasks, deletions", () => {
    const doc = new Y.Doc();
    addPost(doc, { id: "p", title: "好", mood: "😀", content: "内容", authorId: "ann" }, now);
    addReply(doc, { id: "r", postId: "p", content: "是", authorId: "ben" }, now);
    writeTask(doc, "p", "ben", { dueAt: now });
    expect(readPosts(doc)).toMatchObject([
      { id: "p", authorId: "ann", tasks: [{ userId: "ben", dueAt: now, doneAt: null }] },
    ]);
    writeTask(doc, "p", "ben", { doneAt: now });
    expect(readPosts(doc)[0]?.tasks[0]).toEqual({ userId: "ben", dueAt: now, doneAt: now });
    expect(readReplies(doc)).toMatchObject([{ postId: "p", content: "是" }]);
    deleteFromBoard(doc, "posts", "p");
    deleteFromBoard(doc, "replies", "r");
    expect([readPosts(doc), readReplies(doc)]).toEqual([[], []]);
  });
});

describe("desk", () => {
  it("keeps views, quick inputs, dismissals and settings", () => {
    const doc = new Y.Doc();
    desk.writeSavedView(doc, "v2", { name: "二", query: "{}", order: 2 });
    desk.writeSavedView(doc, "v1", { name: "一", query: "{}", order: 1 });
    desk.writeQuickInput(doc, "q", { field: "subject", text: "回访", order: 1 });
    desk.setDismissed(doc, "visit:c", now);
    desk.setDeskSetting(doc, "locale", "en");
    expect(desk.readSavedViews(doc).map(({ name }) => name)).toEqual(["一", "二"]);
    expect(desk.readQuickInputs(doc)).toMatchObject([{ text: "回访" }]);
    expect(desk.readDismissed(doc).get("visit:c")).toBe(now);
    expect(desk.readDeskSettings(doc)).toEqual({ locale: "en" });
    let changes = 0;
    const stop = desk.observeDesk(doc, () => {
      changes += 1;
    });
    desk.writeSavedView(doc, "v1", { deleted: true });
    stop();
    desk.writeQuickInput(doc, "q", { deleted: true });
    expect(changes).toBe(1);
    expect([desk.readSavedViews(doc).length, desk.readQuickInputs(doc).length]).toEqual([1, 0]);
  });
});

describe("settings", () => {
  it("are read whole, in order, without what is deleted", () => {
    const doc = new Y.Doc();
    expect(settings.readSettings(doc)).toMatchObject({ planDoneBy: "author", lanes: [], companyName: "" });
    settings.writeCompany(doc, { name: "锦禾", timeZone: "Asia/Shanghai" });
    settings.setSetting(doc, "settings", "planDoneBy", "managers");
    settings.setSetting(doc, "thresholds", "visit.notice", 3);
    settings.writeLane(doc, { id: "b", name: "B队", groupIds: [], order: 2 });
    settings.writeLane(doc, { id: "a", name: "A队", groupIds: ["g1"], order: 1 });
    settings.writeCustomField(doc, { id: "f", name: "尺码", kind: "choice", options: ["L", "M"], order: 1 });
    settings.writeSettingsEntry(doc, "products", "p", { name: "衬衫", order: 1 });
    settings.writeSettingsEntry(doc, "holidays", "h", { name: "国庆", date: "--10-01" });
    expect(settings.readSettings(doc)).toMatchObject({
      companyName: "锦禾",
      timeZone: "Asia/Shanghai",
      planDoneBy: "managers",
      lanes: [{ id: "a", groupIds: ["g1"] }, { id: "b" }],
      customFields: [{ kind: "choice", options: ["L", "M"] }],
      products: [{ name: "衬衫" }],
      holidays: [{ date: "--10-01" }],
      thresholds: { "visit.notice": 3 },
      values: { planDoneBy: "managers" },
    });
    let changes = 0;
    const stop = settings.observeSettings(doc, () => {
      changes += 1;
    });
    settings.writeSettingsEntry(doc, "lanes", "a", { deleted: true });
    stop();
    expect(changes).toBe(1);
    expect(settings.readLanes(doc).map(({ id }) => id)).toEqual(["b"]);
  });

  it("fall back where a document says nonsense", () => {
    const doc = new Y.Doc();
    doc.getMap("settings").set("planDoneBy", "everyone");
    doc.getMap("lanes").set("l|groupIds", "not json");
    doc.getMap("lanes").set("l|name", "A");
    expect(settings.readRuleSettings(doc)).toEqual({ planDoneBy: "author" });
    expect(settings.readLanes(doc)).toMatchObject([{ groupIds: [] }]);
  });
});

describe("schema versions", () => {
  it("know what is newer than this code", () => {
    const doc = new Y.Doc();
    expect(migrate(doc, "customer")).toBe(false);
    doc.getMap("meta").set("schema", 9);
    expect(readSchema(doc)).toBe(9);
    expect(isKnownSchema(doc, "customer")).toBe(false);
  });
});
