import type { Awareness } from "y-protocols/awareness";

interface Writer {
  readonly id: string;
  readonly name: string;
  readonly color: number;
}

/** Plain colours for the caret plugin, which takes no others; the look comes from the class of the number. */
const plainColors = ["#7241c2", "#a3470f", "#4a6a12", "#a8266a"] as const;

export const colorNumber = (color: unknown): number =>
  typeof color === "number" && color >= 1 && color <= plainColors.length ? color : 1;

/** Who a state of awareness is, as the server stated it; null while it has not. */
export function writerOf(state: Record<string, unknown> | undefined): Writer | null {
  const user = state?.user as Partial<Record<keyof Writer, unknown>> | undefined;
  if (!user || typeof user.id !== "string" || typeof user.name !== "string") return null;
  return { id: user.id, name: user.name, color: colorNumber(user.color) };
}

/**
 * The document's awareness as the caret plugin sees it: only people whom the server has named, colours in its form,
 * and no way to set one's own name, since the server alone says who somebody is.
 */
export function noteAwareness(awareness: Awareness) {
  return {
    get doc() {
      return awareness.doc;
    },
    get clientID() {
      return awareness.clientID;
    },
    get states() {
      return this.getStates();
    },
    getStates() {
      const named = new Map<number, Record<string, unknown>>();
      awareness.getStates().forEach((state, clientId) => {
        const writer = writerOf(state);
        if (!writer) return;
        const color = plainColors[writer.color - 1];
        named.set(clientId, { ...state, user: { ...writer, color, number: writer.color } });
      });
      return named;
    },
    getLocalState: () => awareness.getLocalState(),
    setLocalStateField: (field: string, value: unknown) => {
      if (field !== "user") awareness.setLocalStateField(field, value);
    },
    on: awareness.on.bind(awareness),
    off: awareness.off.bind(awareness),
  };
}
