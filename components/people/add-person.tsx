import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { Dialog } from "@/components/ui/dialog";
import { Field, Wrong } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { Select } from "@/components/ui/select";
import { usePeople } from "@/lib/client/people/use-people";
import type { Me } from "@/lib/client/session/model";
import { roles } from "@/lib/domain/access/model";
import { useCommandForm } from "./use-command-form";

/** The messages are keys of `common.invalid`. */
const schema = z.object({
  name: z.string().trim().min(1, "required").max(40, "tooLong"),
  username: z
    .string()
    .trim()
    .regex(/^[\w.-]{3,32}$/, "username"),
  password: z.string().min(10, "passwordShort").max(200, "tooLong"),
  role: z.enum(roles),
  groupIds: z.array(z.string()),
  position: z.string().trim().max(40, "tooLong"),
});
type PersonForm = z.infer<typeof schema>;

interface AddPersonProps {
  readonly me: Me;
  readonly onClose: () => void;
}

/** A new account: by an admin anyone, by a supervisor a salesperson of their own groups. */
export default function AddPerson({ me, onClose }: AddPersonProps) {
  const t = useTranslations("people");
  const roleName = useTranslations("common.role");
  const invalid = useTranslations("common.invalid");
  const { groups } = usePeople();
  const command = useCommandForm();
  const isAdmin = me.role === "admin";
  const led = me.groups.filter((group) => group.leads);
  const choices = isAdmin ? groups : led;
  const { register, handleSubmit, formState } = useForm<PersonForm>({
    resolver: zodResolver(schema),
    mode: "onTouched",
    defaultValues: {
      role: "salesperson",
      groupIds: !isAdmin && led[0] ? [led[0].id] : [],
      position: "",
    },
  });
  const wrong = (name: keyof PersonForm) => {
    const code = formState.errors[name]?.message;
    return code ? invalid(code as "required") : command.fieldError(name);
  };
  const submit = handleSubmit(async ({ position, ...person }) => {
    const input = position === "" ? person : { ...person, position };
    if (!(await command.send("person.create", input))) return;
    toast(t("personAdded", { name: person.name, username: person.username }));
    onClose();
  });
  return (
    <Dialog open onClose={onClose} title={t("addPerson")}>
      <form className="form" onSubmit={submit} noValidate>
        <Field label={t("name")} autoComplete="off" wrong={wrong("name")} {...register("name")} />
        <Field
          label={t("username")}
          help={t("usernameHelp")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          wrong={wrong("username")}
          {...register("username")}
        />
        <PasswordField
          label={t("password")}
          help={t("passwordHelp")}
          autoComplete="new-password"
          wrong={wrong("password")}
          {...register("password")}
        />
        {isAdmin && (
          <Select
            label={t("role")}
            options={roles.map((role) => ({ value: role, label: roleName(role) }))}
            wrong={wrong("role")}
            {...register("role")}
          />
        )}
        {choices.length > 0 && (
          <fieldset className="checks">
            <legend className="label">{t("groups")}</legend>
            {choices.map((group) => (
              <label key={group.id}>
                <input type="checkbox" value={group.id} {...register("groupIds")} />
                {group.name}
              </label>
            ))}
          </fieldset>
        )}
        {command.fieldError("groupIds") && <Wrong>{command.fieldError("groupIds")}</Wrong>}
        <Field label={t("position")} autoComplete="off" wrong={wrong("position")} {...register("position")} />
        {command.problem && <Wrong>{command.problem}</Wrong>}
        <FormFoot onClose={onClose} working={command.working} />
      </form>
    </Dialog>
  );
}

export function FormFoot({ onClose, working }: { readonly onClose: () => void; readonly working: boolean }) {
  const t = useTranslations();
  return (
    <div className="dialog-foot">
      <button type="button" className="btn" onClick={onClose}>
        {t("common.action.cancel")}
      </button>
      <button type="submit" className="btn btn-main" disabled={working}>
        {t(working ? "people.working" : "people.create")}
      </button>
    </div>
  );
}
