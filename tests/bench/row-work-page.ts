import { measureRows } from "./row-work";

/** Entry of the bundle that a page in Chromium runs. */
Object.assign(globalThis, { benchRows: measureRows });
