import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { Field, Wrong } from "@/components/ui/field";
import { FormFoot } from "./add-person";
import { useCommandForm } from "./use-command-form";

const maxLength = 40;

export default function AddGroup({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("people");
  const invalid = useTranslations("common.invalid");
  const command = useCommandForm();
  const [missing, setMissing] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    setMissing(name === "");
    if (name === "" || !(await command.send("group.create", { name }))) return;
    toast(t("groupAdded", { name }));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t("addGroup")}>
      <form className="form" onSubmit={submit} noValidate>
        <Field
          label={t("groupName")}
          name="name"
          maxLength={maxLength}
          autoComplete="off"
          wrong={missing ? invalid("required") : command.fieldError("name")}
        />
        {command.problem && <Wrong>{command.problem}</Wrong>}
        <FormFoot onClose={onClose} working={command.working} />
      </form>
    </Dialog>
  );
}
