import { Plus, SearchX, Users } from "lucide-react";
import { lazy, Suspense, useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl";
import { PageHead } from "@/components/frame/page-head";
import { Empty } from "@/components/ui/empty";
import { useTitle } from "@/components/ui/use-title";
import { usePath } from "@/lib/client/navigation";
import { usePeople } from "@/lib/client/people/use-people";
import type { Me } from "@/lib/client/session/model";
import { canSometimes } from "@/lib/domain/access/capabilities";
import type { GroupRow } from "@/lib/domain/people/model";
import { FindPerson } from "./find-person";
import { GroupSection } from "./group-section";
import { matchesPerson } from "./match-person";

const AddPerson = lazy(() => import("./add-person"));
const AddGroup = lazy(() => import("./add-group"));
const GroupMembers = lazy(() => import("./group-members"));

type Open = "person" | "group" | GroupRow | null;

/** The groups that one belongs to or leads stand first. */
function ownFirst(groups: readonly GroupRow[], me: Me): readonly GroupRow[] {
  const own = new Set(me.groups.map((group) => group.id));
  return [...groups].sort((a, b) => Number(own.has(b.id)) - Number(own.has(a.id)));
}

/** Colleagues by group; who may, adds people and groups. */
export default function PeopleScreen({ me }: { readonly me: Me }) {
  const t = useTranslations("people");
  useTitle(t("title"));
  const { search } = usePath();
  const { people, groups: allGroups } = usePeople();
  const groups = ownFirst(allGroups, me);
  const [text, setText] = useState(() => new URLSearchParams(search).get("q") ?? "");
  const [open, setOpen] = useState<Open>(null);
  const q = useDeferredValue(text.trim());
  const shown = people.filter((person) => !person.closed && (q === "" || matchesPerson(person, q)));
  const inGroup = (id: string) =>
    shown.filter((person) => person.groupIds.includes(id) || person.ledGroupIds.includes(id));
  const alone = shown.filter((person) => person.groupIds.length === 0 && person.ledGroupIds.length === 0);
  const mayManageGroups = canSometimes(me.role, "groups.manage");
  const close = () => setOpen(null);
  const nobody = shown.length === 0;
  return (
    <main className="main" id="content">
      <PageHead title={t("title")} back="/more">
        <AddButtons me={me} onOpen={setOpen} className="wide" />
      </PageHead>
      <div className="scroll">
        <div className="page">
          <FindPerson text={text} onText={setText} />
          <AddButtons me={me} onOpen={setOpen} className="phone" />
          {nobody && q !== "" && <Empty icon={SearchX} title={t("noneFound", { q })} />}
          {nobody && q === "" && <Empty icon={Users} title={t("empty")} text={t("emptyText")} />}
          {groups.map((group) => {
            const members = inGroup(group.id);
            if (q !== "" && members.length === 0) return null;
            const edit = mayManageGroups ? () => setOpen(group) : undefined;
            return (
              <GroupSection
                key={group.id}
                title={group.name}
                groupId={group.id}
                people={members}
                onEdit={edit}
              />
            );
          })}
          {alone.length > 0 && <GroupSection title={t("noGroup")} groupId={null} people={alone} />}
        </div>
      </div>
      <Suspense fallback={null}>
        {open === "person" && <AddPerson me={me} onClose={close} />}
        {open === "group" && <AddGroup onClose={close} />}
        {open !== null && typeof open === "object" && <GroupMembers group={open} onClose={close} />}
      </Suspense>
    </main>
  );
}

interface AddButtonsProps {
  readonly me: Me;
  readonly onOpen: (what: "group" | "person") => void;
  /** Where they stand: in the head of the wide screen, below the search on the phone, whose head is too narrow. */
  readonly className: "wide" | "phone";
}

function AddButtons({ me, onOpen, className }: AddButtonsProps) {
  const t = useTranslations("people");
  const mayAddPerson = canSometimes(me.role, "people.create");
  const mayManageGroups = canSometimes(me.role, "groups.manage");
  if (!mayAddPerson && !mayManageGroups) return null;
  return (
    <div className={`row-buttons ${className}`}>
      {mayManageGroups && (
        <button type="button" className="btn" onClick={() => onOpen("group")}>
          {t("addGroup")}
        </button>
      )}
      {mayAddPerson && (
        <button type="button" className="btn btn-main" onClick={() => onOpen("person")}>
          <Plus className="i i-sm" />
          {t("addPerson")}
        </button>
      )}
    </div>
  );
}
