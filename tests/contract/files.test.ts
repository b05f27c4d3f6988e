import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import S3rver from "@20minutes/s3rver";
import { Upload } from "@tus/server";
import { eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attachments, blobs, customerFiles, deletedCustomers, uploads } from "@/drizzle/schema";
import type { Database } from "@/lib/db/client";
import { purgeDeleted } from "@/lib/db/deleted-customers";
import { findCustomerFile, replaceAttachments } from "@/lib/db/files";
import { type BlobStore, blobKey } from "@/lib/server/files/blob-store";
import { openFolderStore } from "@/lib/server/files/folder-store";
import { openS3Store } from "@/lib/server/files/s3-store";
import { UploadStore } from "@/lib/server/files/upload-store";
import { collectFiles } from "@/lib/server/jobs/collect-files";
import { noisePng } from "../support/pictures";
import { temporaryDir } from "../support/temporary-dir";
import { type OpenedDatabase, openNew } from "./open-database";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const day = 86_400_000;
const bucket = "genjin-files";
const credentials = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER", region: "us-east-1" };

interface OpenedStore {
  readonly store: BlobStore;
  close(): Promise<void>;
}

/** Both kinds of store that files lie in; the bucket is that of a real S3-compatible server, which checks signatures. */
const openers: Readonly<Record<string, () => Promise<OpenedStore>>> = {
  async folder() {
    const folder = await temporaryDir("files");
    return { store: openFolderStore(folder), close: () => rm(folder, { recursive: true, force: true }) };
  },
  async bucket() {
    const directory = await temporaryDir("bucket");
    const configureBuckets = [{ name: bucket, configs: [] }];
    const server = new S3rver({ port: 0, address: "127.0.0.1", silent: true, directory, configureBuckets });
    const { port } = await server.run();
    const store = openS3Store({ endpoint: `http://127.0.0.1:${port}`, bucket, ...credentials });
    return {
      store,
      async close() {
        await server.close();
        await rm(directory, { recursive: true, force: true });
      },
    };
  },
};

describe.each(Object.keys(openers))("C11: files in a %s", (kind) => {
  let opened: OpenedStore;
  let database: OpenedDatabase;
  let db: Database;
  beforeAll(async () => {
    opened = (await openers[kind]?.()) as OpenedStore;
    database = await openNew("pglite");
    db = database.handle.db;
  }, 120_000);
  afterAll(async () => {
    await opened.close();
    await database.close();
  });

  it("are stored, read, replaced and removed", async () => {
    const { store } = opened;
    await store.probe();
    const key = blobKey("a".repeat(64));
    expect(await store.get(key)).toBeNull();
    await store.put(key, new Uint8Array([1, 2, 3]));
    await store.put(key, new Uint8Array([1, 2, 3, 4]));
    expect([...((await store.get(key)) ?? [])]).toEqual([1, 2, 3, 4]);
    await store.remove(key);
    await store.remove(key);
    expect(await store.get(key)).toBeNull();
  });

  const partOf = (id: string, number = 0) => opened.store.get(`parts/${id}-${number}`);

  const begin = async (bytes: Uint8Array, customerId = uuid(), hash = sha256(bytes)) => {
    const runtime = { db, files: opened.store };
    const session = new UploadStore(runtime, new Date(), { userId: "ann", customerId, hash });
    const id = crypto.randomUUID();
    await session.create(new Upload({ id, size: bytes.length, offset: 0 }));
    return { session, id, customerId, hash };
  };

  it("come in parts, also after a line that broke, and are kept once they are whole", async () => {
    const png = noisePng(80, 80);
    const { session, id, customerId, hash } = await begin(png);
    expect(await session.write(Readable.from([png.subarray(0, 5000)]), id, 0)).toBe(5000);
    const broken = Readable.from(
      (async function* () {
        yield png.subarray(5000, 9000);
        throw new Error("the line broke");
      })(),
    );
    expect(await session.write(broken, id, 5000)).toBe(9000);
    await expect(session.write(Readable.from([png.subarray(5000)]), id, 5000)).rejects.toMatchObject({
      status_code: 409,
    });
    expect(await findCustomerFile(db, customerId, hash)).toBeNull();
    await session.write(Readable.from([png.subarray(9000)]), id, 9000);
    expect(await findCustomerFile(db, customerId, hash)).toMatchObject({
      type: "image/png",
      size: png.length,
    });
    expect(await findCustomerFile(db, uuid(), hash)).toBeNull();
    expect(Buffer.from((await opened.store.get(blobKey(hash))) ?? [])).toEqual(png);
    expect([await partOf(id), await partOf(id, 1)]).toEqual([null, null]);
    expect((await session.getUpload(id)).offset).toBe(png.length);
  });

  it("that are not what they were called are kept nowhere", async () => {
    const png = noisePng(8, 8, 7);
    const cases = [
      [await begin(png, uuid(), "f".repeat(64)), png, "fileDamaged"],
      [await begin(Buffer.from("<html>")), Buffer.from("<html>"), "fileType"],
    ] as const;
    for (const [{ session, id, customerId, hash }, bytes, code] of cases) {
      await expect(session.write(Readable.from([bytes]), id, 0)).rejects.toMatchObject({ refusal: { code } });
      expect(await findCustomerFile(db, customerId, hash)).toBeNull();
      expect(await opened.store.get(blobKey(hash))).toBeNull();
      await expect(session.getUpload(id)).rejects.toMatchObject({ status_code: 404 });
    }
  });

  it("are collected when no customer has named them for 30 days, and not before", async () => {
    const keep = async (seed: number, names: { readonly removedAt: string | null } | null) => {
      const png = noisePng(8, 8, seed);
      const made = await begin(png);
      await made.session.write(Readable.from([png]), made.id, 0);
      const attachment = { id: uuid(), name: "x", hash: made.hash, previewHash: null };
      if (names) await replaceAttachments(db, made.customerId, [{ ...attachment, ...names }]);
      return made;
    };
    const ago = (days: number) => new Date(Date.now() - days * day).toISOString();
    const named = await keep(21, { removedAt: null });
    const justRemoved = await keep(22, { removedAt: ago(-20) });
    const unnamed = await keep(23, null);
    const longRemoved = await keep(24, { removedAt: ago(1) });
    const elsewhere = await keep(23, { removedAt: null });
    const paused = await begin(noisePng(80, 80, 25));
    await paused.session.write(Readable.from([new Uint8Array(100)]), paused.id, 0);
    const collectAfter = async (days: number) => {
      const log = { info: () => undefined } as never;
      const now = () => new Date(Date.now() + days * day);
      await collectFiles({ db, files: opened.store, bus: {} as never, log, now, goesOn: async () => true });
    };
    await collectAfter(0.5);
    for (const { hash } of [named, justRemoved, unnamed, longRemoved])
      expect(await opened.store.get(blobKey(hash))).not.toBeNull();
    expect(await db.select().from(uploads).where(eq(uploads.id, paused.id))).toHaveLength(1);
    await collectAfter(31);
    expect(await db.select().from(uploads)).toEqual([]);
    expect(await partOf(paused.id)).toBeNull();
    for (const { customerId, hash } of [named, justRemoved, elsewhere])
      expect(await findCustomerFile(db, customerId, hash)).not.toBeNull();
    for (const { customerId, hash } of [unnamed, longRemoved])
      expect(await findCustomerFile(db, customerId, hash)).toBeNull();
    // Its bytes hang on another customer, too.
    expect(await opened.store.get(blobKey(unnamed.hash))).not.toBeNull();
    expect(await opened.store.get(blobKey(longRemoved.hash))).toBeNull();
    const ids = [named, justRemoved, elsewhere, longRemoved].map(({ customerId }) => customerId);
    const deleted = { customerNo: "", name: "", company: "", moveId: "", deletedBy: "", purgedAt: null };
    const deletedAt = new Date();
    await db
      .insert(deletedCustomers)
      .values(ids.map((customerId) => ({ ...deleted, customerId, deletedAt })));
    await db.transaction((tx) => purgeDeleted(tx, new Date(), new Date()));
    expect(await db.select().from(customerFiles)).toEqual([]);
    expect(await db.select().from(attachments)).toEqual([]);
    await collectAfter(31);
    expect(await db.select().from(blobs)).toEqual([]);
    expect(await opened.store.get(blobKey(named.hash))).toBeNull();
  });
});

it("no key of somebody else's making reaches the disk", async () => {
  const folder = await temporaryDir("files");
  const store = openFolderStore(path.join(folder, "files"));
  for (const key of ["../x", "sha256/../../x", "parts/x", `parts/${crypto.randomUUID()}-0/../x`, ""])
    await expect(store.put(key, new Uint8Array([1]))).rejects.toThrow();
  await rm(folder, { recursive: true, force: true });
});
