import type { Chosen } from "@/lib/client/pool/actions";
import { createStore } from "@/lib/client/store/store";
import { useStore } from "@/lib/client/store/use-store";

/** Something to be done with customers that asks for more first: where to, why, to whom. */
export interface MoveRequest {
  readonly kind: "release" | "handOver" | "assign" | "deleteForever";
  readonly chosen: Chosen;
  /** Called once it was asked for. */
  readonly onDone?: () => void;
}

const request = createStore<MoveRequest | null>(null);

export const openMove = (next: MoveRequest): void => request.set(next);
export const closeMove = (): void => request.set(null);
export const useMoveRequest = (): MoveRequest | null => useStore(request);
