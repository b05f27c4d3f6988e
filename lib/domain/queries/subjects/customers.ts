import {
  type CustomerRow,
  customerLevels,
  customerSources,
  customerStatuses,
  genders,
} from "../../customers/model";
import { spokenCompany, spokenName, spokenWords } from "../../customers/spoken";
import { type Field, subjectOf } from "../fields";
import { compared, phoneFact, phoneNeedle, sortText, textFact } from "../text";
import { choiceField, dateField, idField, textField } from "./readers";

const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, "0"));

/** The month of a birthday, solar or lunar, whether or not its year is known. */
const birthMonth = (row: CustomerRow): string | null => row.birthday?.match(/(\d\d)-\d\d$/)?.[1] ?? null;

const sorted = (text: string): string | null => (text === "" ? null : sortText(compared(text)));

/** What queries may ask of a customer, in the pool or not (C1, C5); those asked most often first. */
export const sharedCustomerFields: readonly Field<CustomerRow>[] = [
  {
    id: "name",
    kind: "text",
    read: (row) => textFact(row.name, spokenWords(row).name),
    sortBy: (row) => sorted(spokenName(row)),
  },
  {
    id: "company",
    kind: "text",
    read: (row) => textFact(row.company, spokenWords(row).company),
    sortBy: (row) => sorted(spokenCompany(row)),
  },
  choiceField("status", customerStatuses),
  choiceField("level", customerLevels),
  dateField("lastContactedAt"),
  dateField("nextVisitAt"),
  dateField("lastVisitedAt"),
  dateField("createdAt"),
  textField("industry"),
  choiceField("source", customerSources),
  { id: "phone", kind: "text", read: (row) => phoneFact(row.phone), needle: phoneNeedle },
  textField("jobTitle"),
  textField("address"),
  choiceField("gender", genders),
  { id: "interest", kind: "text", read: (row) => textFact(row.interest ?? "") },
  { id: "followUpCount", kind: "number", read: (row) => row.followUpCount },
  { id: "birthMonth", kind: "choice", options: months, read: birthMonth },
  dateField("resumeAt"),
  {
    ...textField<CustomerRow>("customerNo"),
    // Numbers of the same form grow in length: 9 stands before 10.
    sortBy: ({ customerNo }) =>
      customerNo && sortText(`${String(customerNo.length).padStart(3, "0")}${compared(customerNo)}`),
  },
];

/** Customers that have an owner (C5). */
export const customerSubject = subjectOf<CustomerRow>([...sharedCustomerFields, idField("ownerId")], {
  customOf: (row) => row.custom,
  idOf: (row) => row.id,
});
