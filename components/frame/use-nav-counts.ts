import { useCustomerList } from "@/lib/client/customers/use-customer-list";

/** The small figures beside the entries: visits due today, all customers of the scope. */
export function useNavCounts(): Readonly<Record<string, number | undefined>> {
  const { counts, loading } = useCustomerList({});
  if (loading) return {};
  return { today: counts["to-visit-today"] || undefined, customers: counts.all || undefined };
}
