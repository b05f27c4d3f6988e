import { createStore } from "@/lib/client/store/store";
import { useStore } from "@/lib/client/store/use-store";

/** What lies over the screen; one at a time. */
export type Overlay = "palette" | "add" | "followUp" | "keys" | "signOut" | null;

const overlay = createStore<Overlay>(null);

export const openOverlay = (next: Exclude<Overlay, null>): void => overlay.set(next);
export const closeOverlay = (): void => overlay.set(null);
export const isOverlayOpen = (): boolean => overlay.get() !== null;
export const useOverlay = (): Overlay => useStore(overlay);
