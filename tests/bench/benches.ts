import type { Bench } from "./bench";
import { coldOpen } from "./cold-open";
import { fanOut } from "./fan-out";
import { judge } from "./judge";
import { keystroke } from "./keystroke";
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
  coldOpen,
  keystroke,
  trace,
];
