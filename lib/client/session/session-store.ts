import { createStore } from "@/lib/client/store/store";
import type { Session } from "./model";

/** Set by session.ts alone. */
export const sessionStore = createStore<Session>({
  status: "loading",
  me: null,
  actor: null,
  remembered: null,
  closedAccount: null,
  offline: false,
});
