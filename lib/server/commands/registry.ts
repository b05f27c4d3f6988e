import { claimCustomer } from "./customer-claim";
import { handOverCustomers } from "./customer-hand-over";
import { releaseCustomer } from "./customer-release";
import { createGroup } from "./group-create";
import { setGroupMembers } from "./group-set-members";
import type { Command } from "./model";
import { createPerson } from "./person-create";

export const commands: readonly Command[] = [
  releaseCustomer,
  claimCustomer,
  handOverCustomers,
  createPerson,
  createGroup,
  setGroupMembers,
];

/** A Map: a command named `constructor` must find nothing. */
export const commandByName: ReadonlyMap<string, Command> = new Map(
  commands.map((command) => [command.name, command]),
);
