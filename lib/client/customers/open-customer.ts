/**
 * What a screen that holds a customer's document open does with it, beside the actions: the rich text that an
 * editor is bound to, several fields in one change, taking a removal back. Screens reach lib/docs by this door.
 */
export {
  type CustomerRecord,
  followUpText,
  type NewCustomerFields,
  plainText,
  restoreFollowUp,
  setFields,
  type WritableFieldKey,
} from "@/lib/docs/customer-doc";
export { customerName } from "@/lib/docs/names";
export { isKnownSchema } from "@/lib/docs/schema-version";
