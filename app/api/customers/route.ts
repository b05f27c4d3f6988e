import { memberRoute } from "@/lib/server/http/route";
import { answerCustomers, customersQuery } from "@/lib/server/queries/customers";

export const GET = memberRoute({
  capability: "customer.read",
  query: customersQuery,
  handle: answerCustomers,
});
