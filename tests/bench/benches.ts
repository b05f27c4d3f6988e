import type { Bench } from "./bench";
import { coldOpen } from "./cold-open";
import { fanOut } from "./fan-out";
import { idle } from "./idle";
import { importList } from "./import-list";
import { indexLoad } from "./index-load";
import { judge } from "./judge";
import { keystroke } from "./keystroke";
import { nodes } from "./nodes";
import { offlineEdits } from "./offline-edits";
import { rows } from "./rows";
import { saturated } from "./saturated";
import { shellSize } from "./shell-size";
import { trace } from "./trace";

export const benches: readonly Bench[] = [
  rows,
  shellSize,
  judge,
  fanOut,
  saturated,
  idle,
  indexLoad,
  offlineEdits,
  nodes,
  coldOpen,
  importList,
  keystroke,
  trace,
];
