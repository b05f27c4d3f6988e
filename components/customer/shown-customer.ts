import type { CustomerView } from "@/lib/client/customers/model";
import type { CustomerLevel, CustomerStatus } from "@/lib/domain/customers/model";

/** What the top of the page shows: from the row at once, from the document as soon as it is open. */
export interface ShownCustomer {
  readonly name: string;
  readonly company: string;
  readonly jobTitle: string;
  readonly phone: string;
  readonly status: CustomerStatus;
  readonly level: CustomerLevel;
  readonly nextVisitAt: string | null;
  readonly resumeAt: string | null;
}

export function shownCustomer({ record, row }: Pick<CustomerView, "record" | "row">): ShownCustomer | null {
  const fields = record?.fields;
  if (!fields) return row;
  return {
    name: fields.name ?? "",
    company: fields.company ?? "",
    jobTitle: fields.jobTitle ?? "",
    phone: fields.phone ?? "",
    status: fields.status ?? "interested",
    level: fields.level ?? "regular",
    nextVisitAt: fields.nextVisitAt ?? null,
    resumeAt: fields.resumeAt ?? null,
  };
}
