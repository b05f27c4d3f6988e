export * from "./accounts";
export * from "./customers";
export * from "./documents";
export * from "./office";
export * from "./service";
