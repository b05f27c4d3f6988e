import type { View } from "./model";

/** Views that come with the app beside the ready queries: the won customers. */
export const shippedViews: readonly View[] = [
  {
    id: "won",
    name: "",
    subject: "customers",
    query: { where: { all: [{ field: "status", op: "in", values: ["won"] }] }, sort: [] },
    order: 0,
    pinned: true,
    groupId: null,
    origin: "shipped",
    userId: null,
  },
];
