import { atTheDoor } from "./at-the-door";
import type { Attack } from "./attack";
import { contents } from "./contents";
import { frames } from "./frames";
import { names } from "./names";
import { updates } from "./updates";

export const attacks: readonly Attack[] = [...atTheDoor, ...frames, ...updates, ...names, ...contents];
