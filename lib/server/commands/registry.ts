import { assignCustomers } from "./customer-assign";
import { claimCustomer } from "./customer-claim";
import { deleteCustomerForever, restoreDeletedCustomer } from "./customer-delete";
import { handOverCustomers } from "./customer-hand-over";
import { releaseCustomer, releaseCustomers } from "./customer-release";
import { setCustomersLocked } from "./customer-set-locked";
import { shareCustomer } from "./customer-share";
import { undoCustomerMove } from "./customer-undo";
import { importCustomers } from "./customers-import";
import { recordExport } from "./customers-record-export";
import { undoImport } from "./customers-undo-import";
import { createGroup } from "./group-create";
import { setGroupMembers } from "./group-set-members";
import { removeLane } from "./lane-remove";
import type { Command } from "./model";
import { createPerson } from "./person-create";
import { setPoolRules } from "./pool-set-rules";

export const commands: readonly Command[] = [
  releaseCustomer,
  releaseCustomers,
  claimCustomer,
  assignCustomers,
  handOverCustomers,
  undoCustomerMove,
  setCustomersLocked,
  shareCustomer,
  deleteCustomerForever,
  restoreDeletedCustomer,
  removeLane,
  setPoolRules,
  importCustomers,
  undoImport,
  recordExport,
  createPerson,
  createGroup,
  setGroupMembers,
];

/** A Map: a command named `constructor` must find nothing. */
export const commandByName: ReadonlyMap<string, Command> = new Map(
  commands.map((command) => [command.name, command]),
);
