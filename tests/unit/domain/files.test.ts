import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  addAttachment,
  readAttachments,
  readKeptAttachments,
  removeAttachment,
  renameAttachment,
  restoreAttachment,
} from "@/lib/docs/customer-attachments";
import { decide } from "@/lib/domain/access/decide";
import type { Actor } from "@/lib/domain/access/model";
import { isPlainTextFile, sizeRefusal } from "@/lib/domain/files/content";
import { fileKind, isFileHash, maxFileBytes } from "@/lib/domain/files/model";
import { judgeContent } from "@/lib/server/files/judge-content";
import { noisePng, pngHead } from "../../support/pictures";
import { ann, ben, boss, cai, factsOver, keeper, now, ofAnn, sue, tom } from "./facts";

const hash = "a".repeat(64);
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("C11: what may hang on a customer", () => {
  it("is judged by its bytes alone", async () => {
    const png = noisePng(4, 4);
    expect(await judgeContent(png)).toEqual({ ok: true, type: "image/png" });
    expect(await judgeContent(bytesOf("name,phone\n李明,138\n"))).toEqual({ ok: true, type: "text/plain" });
    expect(await judgeContent(new Uint8Array([0xc0, 0xee, 0xc3, 0xf7, 0x0a]))).toMatchObject({ ok: true });
    expect(await judgeContent(bytesOf("%PDF-1.7\n%âãÏÓ\n"))).toEqual({ ok: true, type: "application/pdf" });
  });

  it.each([
    ["nothing", new Uint8Array(), "fileEmpty"],
    ["more than the limit", new Uint8Array(maxFileBytes + 1), "fileTooLarge"],
    ["a page", bytesOf("\n<!DOCTYPE html><script>alert(1)</script>"), "fileType"],
    ["a drawing that can run", bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), "fileType"],
    ["a page with an instruction before it", bytesOf('<?xml version="1.0"?><html/>'), "fileType"],
    ["a program", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]), "fileType"],
    ["an archive", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 0, 0, 0, 0]), "fileType"],
    ["bytes of no kind", new Uint8Array([1, 2, 3, 255, 254]), "fileType"],
    ["a picture cut off before its size", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]), "fileBroken"],
    ["a picture without pixels", pngHead(0, 9), "fileBroken"],
    ["a picture that unfolds into too much", pngHead(30_000, 30_000), "imageTooLarge"],
  ])("refuses %s", async (_what, bytes, code) => {
    expect(await judgeContent(bytes)).toEqual({ ok: false, code });
  });

  it("never throws, whatever the bytes are (I9)", async () => {
    const starts = [
      noisePng(4, 4),
      pngHead(8, 8),
      bytesOf("%PDF-1.7"),
      Buffer.from("PK\u0003\u0004"),
      Buffer.alloc(0),
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), async (start, rest) => {
        const judged = await judgeContent(Buffer.concat([start, rest]));
        expect(judged.ok ? fileKind(judged.type) : judged.code).toBeTruthy();
      }),
      { numRuns: 300 },
    );
  });

  it("knows types, sizes and addresses", () => {
    expect([fileKind("image/jpeg"), fileKind("image/svg+xml"), fileKind("constructor")]).toEqual([
      "image",
      null,
      null,
    ]);
    expect([sizeRefusal(0), sizeRefusal(maxFileBytes), sizeRefusal(maxFileBytes + 1)]).toEqual([
      "fileEmpty",
      null,
      "fileTooLarge",
    ]);
    expect([isFileHash(hash), isFileHash(hash.toUpperCase()), isFileHash(`${hash}0`), isFileHash(7)]).toEqual(
      [true, false, false, false],
    );
    expect(isPlainTextFile(bytesOf("3 < 4"))).toBe(true);
    expect(isPlainTextFile(bytesOf("\u0000"))).toBe(false);
  });
});

describe("C11, R9: who adds and removes files", () => {
  const born = { "attachments/f|addedBy": "ben", "attachments/f|hash": hash, "attachments/f|name": "a.png" };
  const write = (actor: Actor, key: string, value: unknown, facts = factsOver(born), old?: unknown) => {
    const decision = decide(actor, "customer", { root: "attachments", key }, old, value, facts);
    return decision.ok ? "ok" : decision.code;
  };

  it("lets whoever writes the customer add, each thing of a file once", () => {
    const fresh = factsOver();
    expect(write(ann, "g|hash", hash, fresh)).toBe("ok");
    expect(write(sue, "g|name", "合同.pdf", fresh)).toBe("ok");
    expect(write(ann, "g|addedBy", "ann", fresh)).toBe("ok");
    expect(write(ann, "g|addedBy", "ben", fresh)).toBe("notSelf");
    expect(write(ann, "g|hash", "x", fresh)).toBe("wrongType");
    expect(write(ann, "g|size", 0, fresh)).toBe("wrongType");
    expect(write(ann, "g|size", maxFileBytes + 1, fresh)).toBe("tooLong");
    expect(write(ann, "f|hash", "b".repeat(64), undefined, hash)).toBe("onlyOnce");
    expect(write(ann, "f|name", " ")).toBe("required");
    expect(write(ann, "f|name", "b.png")).toBe("ok");
    expect(write(ann, "f|path", "../x")).toBe("unknownKey");
    for (const actor of [cai, tom, keeper]) expect(write(actor, "g|hash", hash, fresh)).toBe("notAllowed");
  });

  it("lets the one who added it, the owner, their supervisor and an admin take it off and bring it back", () => {
    const lent = factsOver(born, { subject: { ...ofAnn, collaboratorRight: "write" } });
    for (const actor of [ann, sue, boss]) expect(write(actor, "f|deleted", now)).toBe("ok");
    expect(write(ben, "f|deleted", now, lent)).toBe("ok");
    expect(write(ben, "f|deleted", undefined, lent, now)).toBe("ok");
    expect(write(cai, "f|deleted", now, lent)).toBe("notAllowed");
    expect(write(ben, "f|deleted", now)).toBe("notAllowed");
    for (const actor of [tom, keeper]) expect(write(actor, "f|deleted", now)).toBe("notAllowed");
    expect(write(ann, "f|deleted", now, factsOver(born, { subject: null }))).toBe("ok");
  });
});

describe("C11: attachments in the document", () => {
  const file = {
    id: "f",
    name: "报价.pdf",
    hash,
    previewHash: null,
    size: 12,
    type: "application/pdf",
    addedAt: now,
    addedBy: "ann",
  };

  it("are added, renamed, taken off and brought back", () => {
    const doc = new Y.Doc();
    addAttachment(doc, file);
    addAttachment(doc, { ...file, id: "g", previewHash: "b".repeat(64) });
    renameAttachment(doc, "f", "报价单.pdf");
    expect(readAttachments(doc)).toEqual([
      { ...file, name: "报价单.pdf" },
      { ...file, id: "g", previewHash: "b".repeat(64) },
    ]);
    removeAttachment(doc, "f", now);
    expect(readAttachments(doc).map(({ id }) => id)).toEqual(["g"]);
    expect(readKeptAttachments(doc).map(({ id, removedAt }) => [id, removedAt])).toEqual([
      ["f", now],
      ["g", null],
    ]);
    restoreAttachment(doc, "f");
    expect(readAttachments(doc)).toHaveLength(2);
  });

  it("that say no address yet, or a wrong one, are none", () => {
    const doc = new Y.Doc();
    doc.getMap("attachments").set("f|name", "x");
    doc.getMap("attachments").set("g|hash", "../../etc/passwd");
    expect(readAttachments(doc)).toEqual([]);
  });
});
