import { customerViews, type ViewId } from "@/lib/domain/customers/views";

export type Chip = ViewId | "all";

/** Those looked at each morning come first; the rest in the order of the contract. */
const first: readonly Chip[] = [
  "all",
  "to-visit-today",
  "to-visit-this-week",
  "contacted-today",
  "prospects",
  "interested",
];

export const chips: readonly Chip[] = [...first, ...customerViews.filter((view) => !first.includes(view))];
