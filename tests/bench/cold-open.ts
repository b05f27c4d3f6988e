import type { Bench } from "./bench";
export const coldOpen: Bench = { name: "cold-open", run: async () => [] };
