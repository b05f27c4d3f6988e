import type { Bench } from "./bench";
export const keystroke: Bench = { name: "keystroke", run: async () => [] };
