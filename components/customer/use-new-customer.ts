import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useMemo, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { createCustomer } from "@/lib/client/customers/actions";
import { useDraft } from "@/lib/client/drafts/use-draft";
import { useDefaults } from "@/lib/client/quick-inputs/use-defaults";
import { useSettings } from "@/lib/client/settings/use-settings";
import { type NewCustomerInput, newCustomerSchema } from "@/lib/domain/customers/schema";
import type { CustomField } from "@/lib/domain/settings/model";
import { customErrors } from "./custom-row";
import { emptyForm, fieldsOf, isFormEmpty, type NewCustomerForm, readFormDraft } from "./new-customer-draft";

const none: readonly CustomField[] = [];

/** The rules of C1 with those of the company's own fields. */
const schemaWith = (fields: readonly CustomField[]) =>
  newCustomerSchema.superRefine(({ custom = {} }, context) => {
    for (const [id, message] of customErrors(fields, custom))
      context.addIssue({ code: "custom", path: ["custom", id], message });
  });

/** The form of a new customer: checked by the rules of the domain, kept on the device as one types (C6, X2). */
export function useNewCustomer(onDone: (id: string) => void) {
  const customFields = useSettings()?.customFields ?? none;
  const schema = useMemo(() => schemaWith(customFields), [customFields]);
  const draft = useDraft("newCustomer", readFormDraft);
  const [failed, setFailed] = useState(false);
  const named = new URLSearchParams(window.location.search).get("name") ?? "";
  const { status, level, source } = useDefaults();
  const first = useMemo(() => ({ ...emptyForm, status, level, source }), [status, level, source]);
  const form = useForm<NewCustomerForm, unknown, NewCustomerInput>({
    defaultValues: draft.first ?? { ...first, name: named },
    resolver: zodResolver(schema),
    mode: "onTouched",
  });
  const { watch, formState, reset } = form;
  const begunWith = useRef(first);
  const untouched = !formState.isDirty && draft.first === null;
  useEffect(() => {
    // The person's defaults may come a moment after the form.
    if (untouched && first !== begunWith.current) reset({ ...first, name: named });
    begunWith.current = first;
  }, [untouched, first, named, reset]);
  const { keep, drop } = draft;
  useEffect(() => {
    const watching = watch((values) => {
      const typed = { ...emptyForm, ...values } as NewCustomerForm;
      if (isFormEmpty(typed, first)) drop();
      else keep(typed);
    });
    return () => watching.unsubscribe();
  }, [watch, keep, drop, first]);

  const submit = form.handleSubmit(async (input) => {
    setFailed(false);
    try {
      const id = await createCustomer(fieldsOf(input, customFields));
      drop();
      onDone(id);
    } catch {
      // The draft is still on the device; the form says so and stays.
      setFailed(true);
    }
  });
  const clear = () => {
    reset(first);
    drop();
  };
  return {
    form,
    customFields,
    submit,
    failed,
    clear,
    draftState: draft.state,
    restored: draft.first !== null,
  };
}
