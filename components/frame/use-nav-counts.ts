import { useCustomerList } from "@/lib/client/customers/use-customer-list";
import { useKnownPool } from "@/lib/client/pool/use-pool";

/** The small figures beside the entries: visits due today, all customers of the scope, those in the pool. */
export function useNavCounts(): Readonly<Record<string, number | undefined>> {
  const { counts, loading } = useCustomerList({});
  const { total } = useKnownPool();
  if (loading) return {};
  return {
    today: counts["to-visit-today"] || undefined,
    customers: counts.all || undefined,
    pool: total || undefined,
  };
}
