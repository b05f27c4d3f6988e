import type * as Y from "yjs";
import { lookForUpdate } from "@/lib/client/app-update/register";
import { SyncSocket } from "@/lib/client/connection/sync-socket";
import type { DocumentContext } from "@/lib/client/documents/context";
import { customerIdOf } from "@/lib/client/documents/document-kinds";
import { Documents } from "@/lib/client/documents/documents";
import { DeviceFiles } from "@/lib/client/files/device-files";
import { FileOutbox } from "@/lib/client/files/file-outbox";
import { filePrefix } from "@/lib/client/files/list-waiting";
import { Filler } from "@/lib/client/filler/filler";
import { HeldFollowUpRows } from "@/lib/client/follow-ups/held-follow-ups";
import { NoteTexts } from "@/lib/client/follow-ups/note-texts";
import { ImportOutbox } from "@/lib/client/imports/import-outbox";
import { commandPrefix } from "@/lib/client/outbox/list-waiting";
import { Outbox } from "@/lib/client/outbox/outbox";
import { PeopleFollower } from "@/lib/client/people/people-follower";
import { PoolFollower } from "@/lib/client/pool/pool-follower";
import { presenceStore } from "@/lib/client/presence/presence-store";
import type { PresentPerson } from "@/lib/client/presence/use-presence";
import { CustomerRows } from "@/lib/client/rows/customer-rows";
import { IndexFollowers } from "@/lib/client/rows/index-followers";
import { InboxFollower } from "@/lib/client/saving/inbox-follower";
import { SavingLedger } from "@/lib/client/saving/ledger";
import { UnsentProjection } from "@/lib/client/saving/unsent-projection";
import { actorOf, type Me } from "@/lib/client/session/model";
import { Cache } from "@/lib/client/storage/cache";
import { StorageCare } from "@/lib/client/storage/storage-care";
import { createWriteWatch } from "@/lib/client/storage/write-watch";
import type { Readable } from "@/lib/client/store/store";
import { TabChannel } from "@/lib/client/tabs/tab-channel";
import { SharedViewsFollower } from "@/lib/client/views/shared-views-follower";
import { isCustomerEmpty } from "@/lib/docs/customer-doc";
import { setDeskSetting } from "@/lib/docs/desk-doc";
import { deskName } from "@/lib/docs/names";
import type { Actor } from "@/lib/domain/access/model";
import { CloseCode } from "@/lib/protocol/close-codes";
import { checkHeld } from "./check-held";
import { followDesk } from "./follow-desk";
import { fileContext, followFiles } from "./follow-files";
import { followGroups } from "./follow-groups";
import { followOutbox, outboxContext } from "./follow-outbox";
import { Leaving } from "./leaving";
import { rightOffline } from "./right-offline";

export interface WorkspaceEvents {
  /** The sign-in has run out, or somebody else signed in. */
  readonly onSignInNeeded: () => void;
  /** The person signed out on another tab, which is about to delete what this device holds. */
  readonly onSignedOutElsewhere: () => void;
  /** Everything was in step with the server at this moment. */
  readonly onSynced: () => void;
}

/**
 * All that one signed-in person has on this tab: store, socket, documents, rows. Built at once, so that screens can
 * be drawn from the device; everything that needs network comes after the first connection.
 */
export class Workspace {
  readonly userId: string;
  readonly actor: Actor;
  readonly cache: Cache;
  readonly socket: SyncSocket;
  readonly documents: Documents;
  readonly rows = new CustomerRows();
  readonly saving: SavingLedger;
  readonly people: PeopleFollower;
  readonly imports: ImportOutbox;
  readonly files: DeviceFiles;
  readonly uploads: FileOutbox;
  readonly pool: PoolFollower;
  readonly followUps: HeldFollowUpRows;
  readonly noteTexts: NoteTexts;
  readonly outbox: Outbox;
  readonly sharedViews: SharedViewsFollower;
  readonly writes = createWriteWatch();
  readonly storageCare: StorageCare;
  readonly tabs: TabChannel;
  private readonly indexes: IndexFollowers;
  private readonly inbox: InboxFollower;
  private readonly filler: Filler;
  private readonly leaving: Leaving;
  private readonly stops: (() => void)[] = [];

  constructor(
    readonly me: Me,
    private readonly events: WorkspaceEvents,
  ) {
    this.userId = me.id;
    this.actor = actorOf(me);
    this.tabs = new TabChannel(me.id);
    this.cache = new Cache(me.id, (message) => this.saving.setStorageProblem("cache", message));
    this.saving = new SavingLedger(this.cache, this.tabs);
    this.socket = new SyncSocket(
      me.id,
      { onConnected: () => void this.connected(), onFinalClose: (code) => this.finalClose(code) },
      () => this.documents.lifeSign(),
    );
    this.imports = new ImportOutbox(me.id, this.rows, {
      isOnline: () => this.socket.connection.get().online,
      onWaiting: (count) => this.saving.setOthers("imports", { count, items: [], refused: [] }),
      onProblem: (message) => this.saving.setStorageProblem("imports", message),
    });
    this.files = new DeviceFiles(me.id);
    this.uploads = new FileOutbox(fileContext(this));
    this.leaving = new Leaving(me.id, this.saving, this.rows, this.files);
    this.documents = new Documents(this.documentContext());
    const onFailed = (error: unknown) => this.saving.setStorageProblem("cache", String(error));
    this.indexes = new IndexFollowers(this.cache, this.documents, this.rows, onFailed);
    this.people = new PeopleFollower(this.documents, this.actor);
    this.pool = new PoolFollower(this.documents, this.actor);
    this.followUps = new HeldFollowUpRows({
      userId: me.id,
      documents: this.documents,
      rows: this.rows,
      saving: this.saving,
      people: this.people.state,
    });
    this.noteTexts = new NoteTexts(this.cache, onFailed);
    this.outbox = new Outbox(outboxContext(this));
    this.storageCare = new StorageCare(this.cache, this.saving, this.documents, this.outbox);
    this.sharedViews = new SharedViewsFollower(this.documents, me.id);
    this.inbox = new InboxFollower(this.documents, this.saving, this.rows, me.id);
    this.filler = new Filler(this.cache, this.documents, this.rows, this.saving, me.id);
  }

  /** Reads the device, then looks for the server. */
  start(): void {
    this.stops.push(
      this.saving.onRow((name, row) => {
        const id = customerIdOf(name);
        if (id !== null) this.rows.setOverlay(id, row);
      }),
      this.socket.connection.subscribe(() => {
        const { online, trouble } = this.socket.connection.get();
        this.saving.setOnline(online && !trouble);
        this.documents.refreshAll();
      }),
    );
    void this.saving.load().catch((error: unknown) => this.saving.setStorageProblem("cache", String(error)));
    void this.indexes.load().then(() => this.imports.changed());
    this.tabs.onSignedOut(() => this.events.onSignedOutElsewhere());
    this.stops.push(this.storageCare.start());
    const write = () => void this.indexes.write();
    window.addEventListener("pagehide", write);
    this.stops.push(() => window.removeEventListener("pagehide", write));
    if (this.me.role === "maintainer") return;
    this.stops.push(
      this.people.start((userIds) => this.indexes.setScope(userIds)),
      this.inbox.start(),
      followGroups(this.people.state, this.actor, this.sharedViews),
      followDesk(this.documents, this.userId),
      followOutbox(this),
      followFiles(this),
      () => this.pool.stop(),
      () => this.followUps.stop(),
    );
    this.noteTexts.start();
    this.socket.start();
  }

  presence(name: string): Readable<readonly PresentPerson[]> {
    return presenceStore(this.documents.viewOf(name), this.userId);
  }

  /** Best effort: without a desk on this device, or without room, the setting holds here alone. */
  setDeskSetting(key: string, value: string): void {
    if (this.me.role === "maintainer") return;
    const write = this.documents.change(deskName(this.userId), (doc) => setDeskSetting(doc, key, value));
    write.catch(() => undefined);
  }

  /** Takes an entry off the list of what was not accepted. */
  async dismissRefused(id: string): Promise<void> {
    if (id.startsWith(commandPrefix)) return this.outbox.dismiss(id.slice(commandPrefix.length));
    if (id.startsWith(filePrefix)) return this.uploads.dismiss(id.slice(filePrefix.length));
    if (!(await this.saving.dismissLocal(id))) await this.inbox.dismiss(id);
  }

  /** The person's data is about to leave this device: other tabs must let go of it. */
  announceSignOut(): void {
    this.tabs.sendSignedOut();
  }

  async close(): Promise<void> {
    for (const stop of this.stops) stop();
    this.outbox.close();
    this.uploads.close();
    this.filler.stop();
    this.noteTexts.stop();
    await this.imports.close();
    await this.files.close();
    await this.indexes.close();
    await this.documents.close();
    this.socket.stop();
    this.saving.close();
    this.tabs.close();
    await this.cache.close();
  }

  private documentContext(): DocumentContext {
    const { userId, cache, socket, tabs, writes } = this;
    const projection = new UnsentProjection(this.saving, this.rows, userId);
    const { handIn, onWiped } = this.leaving;
    return {
      userId,
      cache,
      socket,
      tabs,
      writes,
      ledger: this.saving,
      rightOffline: (name) =>
        rightOffline(this.actor, name, this.rows, this.people, (id) => this.pool.row(id) !== null),
      isMissing: (name: string, doc: Y.Doc) => customerIdOf(name) !== null && isCustomerEmpty(doc),
      knownSequence: (name) => this.rows.serverRow(customerIdOf(name) ?? "")?.rev ?? 0,
      handIn,
      onWiped,
      project: (name, doc) => projection.soon(name, doc),
      takeWaiting: async (name) => {
        const id = customerIdOf(name);
        return id === null ? null : this.imports.takeOut(id);
      },
      onSocketRefused: (code) => this.finalClose(code),
    };
  }

  /** First what may not stay on this device, then what waits to be sent, then what is new. */
  private async connected(): Promise<void> {
    this.indexes.connected();
    await checkHeld({
      userId: this.userId,
      cache: this.cache,
      documents: this.documents,
      ledger: this.saving,
      files: this.files,
      onForgotten: (names) => names.forEach(this.leaving.onWiped),
    }).catch((error: unknown) => this.saving.setStorageProblem("cache", String(error)));
    const pushed = this.documents.pushUnsent();
    // A command waits for what was written into its own customers, and for nothing else.
    void this.outbox.send();
    await pushed;
    if (!this.socket.connection.get().online) return;
    this.events.onSynced();
    void this.imports.send();
    void this.uploads.send();
    this.pool.start();
    this.filler.start();
  }

  private finalClose(code: number): void {
    if (code === CloseCode.newerAppNeeded) {
      this.saving.setProblem({ code: "updateNeeded" });
      lookForUpdate();
    } else if (code === CloseCode.signInAgain || code === CloseCode.notAllowed) this.events.onSignInNeeded();
  }
}
