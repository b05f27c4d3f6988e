import { useState } from "react";
import type { CustomerFields } from "@/lib/domain/customers/model";
import { DuplicateHint } from "./duplicate-hint";

interface EditedDuplicateProps {
  readonly id: string;
  readonly fields: CustomerFields;
}

/** Once name, company or phone of a customer was changed here: whether that makes it somebody who is there (C10). */
export function EditedDuplicate({ id, fields }: EditedDuplicateProps) {
  const { name = "", company = "", phone = "" } = fields;
  const facts = { name, company, phone };
  const [first] = useState(facts);
  const isEdited = name !== first.name || company !== first.company || phone !== first.phone;
  return <DuplicateHint facts={isEdited ? facts : null} exceptId={id} />;
}
