import { countDraftsOf, dropDraftsOf } from "@/lib/client/drafts/draft-storage";
import { apiFetch } from "@/lib/client/http/api-fetch";
import { type ApiError, failure, type Result, success } from "@/lib/client/http/result";
import { deleteDatabasesOf } from "@/lib/client/storage/database-names";
import { calendar } from "@/lib/client/time/calendar";
import { nowIso } from "@/lib/client/time/clock";
import { currentWorkspace } from "@/lib/client/workspace/current-workspace";
import { isAccountClosed } from "./closed-account";
import { actorOf, type Me, type SetupInput } from "./model";
import {
  deletionPending,
  forgetMe,
  isSignOutPending,
  rememberClosed,
  rememberedClosed,
  rememberedMe,
  rememberedPerson,
  rememberedToken,
  rememberMe,
  rememberSynced,
  rememberToken,
  setDeletionPending,
  setSignOutPending,
} from "./remembered";
import { sessionStore } from "./session-store";

/** What signing out answers when something would be lost. */
export interface UnsentError extends ApiError {
  /** How many changes the server does not have. */
  readonly waiting: number;
}

/** What the server gives a device at sign-in and setup. */
interface Given {
  readonly handInToken: string;
}

/** The person chose to work on although the sign-in has run out: not thrown out again by the next refusal. */
let chosenOffline = false;

/**
 * Begins with the person whom the device remembers, without waiting for the network: the cold start offline is the
 * same road as any other. The server's word comes later and may send them to the sign-in page.
 */
export function startSession(): { readonly begun: boolean } {
  const leftBehind = deletionPending();
  if (leftBehind !== null && leftBehind !== rememberedMe()?.id) void deleteDataOf(leftBehind);
  const me = isSignOutPending() ? null : rememberedMe();
  if (me) enter(me, true);
  void askServer();
  return { begun: me !== null };
}

export async function signIn(username: string, password: string): Promise<Result<null>> {
  const answer = await apiFetch<Given>("/api/auth/sign-in", { json: { username, password } });
  if (!answer.ok) {
    if (answer.error.status === 401) void leaveIfClosed();
    return answer;
  }
  setSignOutPending(false);
  return enterFromServer(answer.value);
}

export async function setupCompany(input: SetupInput): Promise<Result<null>> {
  const answer = await apiFetch<Given>("/api/setup", { json: input });
  return answer.ok ? enterFromServer(answer.value) : answer;
}

/** Works on with what the device holds, without a valid sign-in. What is written waits until there is one. */
export function continueOffline(): void {
  const me = rememberedMe();
  chosenOffline = me !== null;
  if (me) enter(me, true);
}

/** Takes everything of this person off the device. Refuses while the server does not have it all, unless forced. */
export async function signOut(
  options: { readonly force?: boolean } = {},
): Promise<Result<null, UnsentError>> {
  const workspace = currentWorkspace.get();
  const userId = workspace?.userId ?? rememberedMe()?.id ?? null;
  // A text begun and not yet written down is lost with the rest, so it is asked about with the rest.
  const drafts = userId === null ? 0 : countDraftsOf(userId);
  const waiting = (workspace?.saving.state.get().waiting ?? 0) + drafts;
  if (waiting > 0 && !options.force) return failure({ code: "unsent", message: "", status: 0, waiting });
  setSignOutPending(true);
  if (userId !== null) forgetMe(userId);
  workspace?.announceSignOut();
  leave();
  await workspace?.close();
  if (userId !== null) await forgetPerson(userId);
  await tellSignedOut();
  return success(null);
}

/** A store that does not answer keeps nobody signed in; what it may still hold goes at the next start. */
async function deleteDataOf(userId: string): Promise<void> {
  setDeletionPending(userId);
  try {
    await deleteDatabasesOf(userId);
    setDeletionPending(null);
  } catch {
    // Remembered above.
    return;
  }
}

async function tellSignedOut(): Promise<void> {
  const answer = await apiFetch("/api/auth/sign-out", { method: "POST" });
  if (answer.ok || answer.error.status === 401) setSignOutPending(false);
}

async function enterFromServer({ handInToken }: Given): Promise<Result<null>> {
  chosenOffline = false;
  const answer = await apiFetch<Me>("/api/me");
  if (!answer.ok) return answer;
  rememberToken(answer.value.id, handInToken);
  rememberClosed(null);
  enter(answer.value, false);
  return success(null);
}

async function askServer(): Promise<void> {
  if (isSignOutPending()) await tellSignedOut();
  const answer = await apiFetch<Me>("/api/me", { timeoutMs: 10_000 });
  if (answer.ok) enter(answer.value, false);
  else if (answer.error.status === 401) await becomeSignedOut();
  else if (sessionStore.get().status === "loading") leave();
}

async function becomeSignedOut(): Promise<void> {
  const setup = await apiFetch<{ needed: boolean }>("/api/setup");
  if (setup.ok && setup.value.needed) {
    leave();
    sessionStore.set({ ...sessionStore.get(), status: "setupNeeded", remembered: null });
    return;
  }
  onSignInNeeded();
}

/** The server does not know this sign-in any more; the data stays for whoever signs in again. */
function onSignInNeeded(): void {
  const { status } = sessionStore.get();
  if (status !== "signedIn" || !chosenOffline) void closeWorkspace();
  void leaveIfClosed();
}

let closing: Promise<void> = Promise.resolve();

function closeWorkspace(): Promise<void> {
  const workspace = currentWorkspace.get();
  leave();
  if (workspace) closing = workspace.close();
  return closing;
}

let isLeaving = false;

/** Of somebody whose account was closed nothing stays on this device, once the server has what was not sent (R10). */
async function leaveIfClosed(): Promise<void> {
  const me = rememberedMe();
  const token = me && rememberedToken(me.id);
  if (!me || token === null || isLeaving) return;
  const userId = me.id;
  isLeaving = true;
  try {
    if (!(await isAccountClosed(token)) || !isStillHere(userId)) return;
    currentWorkspace.get()?.announceSignOut();
    await closeWorkspace();
    const { handInLeft } = await import("@/lib/client/saving/hand-in-left");
    if (!(await handInLeft(userId, token))) return;
    // Whoever chose meanwhile to go on offline has nothing left to go on with.
    if (isStillHere(userId)) await closeWorkspace();
    rememberClosed(me.name);
    await forgetPerson(userId);
  } finally {
    isLeaving = false;
  }
}

/** Nobody else has come meanwhile. */
const isStillHere = (userId: string): boolean => (sessionStore.get().me?.id ?? userId) === userId;

async function forgetPerson(userId: string): Promise<void> {
  forgetMe(userId);
  dropDraftsOf(userId);
  await deleteDataOf(userId);
  if (sessionStore.get().me !== null) return;
  sessionStore.set({ ...sessionStore.get(), remembered: null, closedAccount: rememberedClosed() });
}

function onSignedOutElsewhere(): void {
  chosenOffline = false;
  onSignInNeeded();
}

function leave(): void {
  opened = "";
  currentWorkspace.set(null);
  sessionStore.set({
    status: "signedOut",
    me: null,
    actor: null,
    remembered: rememberedPerson(),
    closedAccount: rememberedClosed(),
    offline: false,
  });
}

const rightsOf = (me: Me): string => JSON.stringify([me.id, me.role, me.groups]);

/** Person and rights of the workspace that is open or being opened. */
let opened = "";

function enter(me: Me, offline: boolean): void {
  rememberMe(me);
  calendar.start(me.company.timeZone);
  // A wish: where the browser refuses it, what waits is shown and can be saved as a file.
  navigator.storage?.persist?.().catch(() => false);
  if (opened !== rightsOf(me)) {
    opened = rightsOf(me);
    void openWorkspace(me);
  }
  sessionStore.set({
    status: "signedIn",
    me,
    actor: actorOf(me),
    remembered: rememberedPerson(),
    closedAccount: null,
    offline,
  });
}

/** Documents and everything that belongs to them: not part of the sign-in page. */
const loadWorkspace = () => import("@/lib/client/workspace/workspace");

async function openWorkspace(me: Me): Promise<void> {
  const before = currentWorkspace.get();
  const loading = loadWorkspace();
  if (before) {
    // Other rights, other scope: everything is opened anew rather than adjusted in ten places.
    currentWorkspace.set(null);
    await before.close();
  }
  const { Workspace } = await loading;
  if (opened !== rightsOf(me)) return;
  const workspace = new Workspace(me, {
    onSignInNeeded,
    onSignedOutElsewhere,
    onSynced: () => rememberSynced(me.id, nowIso()),
  });
  currentWorkspace.set(workspace);
  workspace.start();
}
