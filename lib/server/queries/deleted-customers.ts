import { listDeleted } from "@/lib/db/deleted-customers";
import { keepDeletedMs } from "@/lib/domain/pool/moves";
import type { Answer, MemberVisit } from "../http/route";

const shown = 500;

/** `GET /api/customers/deleted`: what an admin can still bring back (C9). */
export async function answerDeletedCustomers({ runtime }: MemberVisit): Promise<Answer> {
  const found = await listDeleted(runtime.db, shown);
  const rows = found.map(({ customerId, customerNo, name, company, deletedBy, deletedAt }) => ({
    id: customerId,
    customerNo,
    name,
    company,
    deletedBy,
    deletedAt: deletedAt.toISOString(),
    until: new Date(deletedAt.getTime() + keepDeletedMs).toISOString(),
  }));
  return { data: { rows } };
}
