import { answerExport } from "@/lib/server/exports/customers";
import { memberRoute } from "@/lib/server/http/route";
import { customersQuery } from "@/lib/server/queries/customers";

export const GET = memberRoute({
  capability: "export.customers",
  query: customersQuery,
  handle: (visit) => answerExport(visit, "csv"),
});
