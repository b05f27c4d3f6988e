export const exportFormats = ["xlsx", "csv", "paper"] as const;
/** What an export becomes (C8). */
export type ExportFormat = (typeof exportFormats)[number];

/** Columns of an export, in their order; custom fields follow as `x.<fieldId>`. */
export const exportColumns = [
  "customerNo",
  "name",
  "company",
  "jobTitle",
  "phone",
  "address",
  "gender",
  "industry",
  "source",
  "level",
  "status",
  "resumeAt",
  "nextVisitAt",
  "lastContactedAt",
  "birthday",
  "createdAt",
  "owner",
] as const;
export type ExportColumn = (typeof exportColumns)[number] | `x.${string}`;
