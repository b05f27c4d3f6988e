/** The fields of a customer that have a word in the messages (`customer.field`). */
export const fieldWords = [
  "name",
  "company",
  "jobTitle",
  "phone",
  "address",
  "gender",
  "industry",
  "source",
  "referrerId",
  "level",
  "status",
  "resumeAt",
  "nextVisitAt",
  "birthday",
  "photo",
  "createdAt",
  "customerNo",
] as const;
export type FieldWord = (typeof fieldWords)[number];
