import { memberRoute } from "@/lib/server/http/route";
import { answerDeletedCustomers } from "@/lib/server/queries/deleted-customers";

export const GET = memberRoute({ capability: "customer.delete", handle: answerDeletedCustomers });
