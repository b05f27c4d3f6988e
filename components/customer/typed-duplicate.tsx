import { type Control, useWatch } from "react-hook-form";
import type { NewCustomerInput } from "@/lib/domain/customers/schema";
import { DuplicateHint } from "./duplicate-hint";
import type { NewCustomerForm } from "./new-customer-draft";

interface TypedDuplicateProps {
  readonly control: Control<NewCustomerForm, unknown, NewCustomerInput>;
}

/** Follows the form as it is typed, apart from it, so that a key press draws nothing else again (C10). */
export function TypedDuplicate({ control }: TypedDuplicateProps) {
  const [name = "", company = "", phone = ""] = useWatch({ control, name: ["name", "company", "phone"] });
  return <DuplicateHint facts={{ name, company, phone }} />;
}
