export * from "./accounts";
export * from "./customers";
export * from "./documents";
export * from "./imports";
export * from "./office";
export * from "./ownership";
export * from "./quarantine";
export * from "./service";
