import { useStore } from "@/lib/client/store/use-store";
import type { Session } from "./model";
import { sessionStore } from "./session-store";

export const useSession = (): Session => useStore(sessionStore);
