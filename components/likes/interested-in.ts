import type { Query } from "@/lib/domain/queries/model";

/** The address of all who bought a product or asked about it: for telling them of news (C12). */
export function interestedIn(productId: string): string {
  const query: Query = {
    where: { all: [{ field: "interest", op: "contains", value: productId }] },
    sort: [],
  };
  return `/customers?query=${encodeURIComponent(JSON.stringify(query))}`;
}
