import { toast } from "sonner";
import { useLocale, useTranslations } from "use-intl";
import { saveFile } from "@/components/ui/save-file";
import { sayExact } from "@/components/ui/say-time";
import { useSay } from "@/components/ui/use-say";
import { collectUnsent, type Unsent } from "@/lib/client/saving/collect-unsent";
import { type PageSection, unsentPage } from "@/lib/client/saving/unsent-page";
import { requireWorkspace } from "@/lib/client/workspace/current-workspace";
import { useChangeName } from "./use-change-name";
import { useRefusalWords } from "./use-refusal-words";

/** Gives the person all that the server does not have as one file; works offline and with the device's store dead. */
export function useUnsentFile(): () => Promise<void> {
  const t = useTranslations("device");
  const say = useSay();
  const language = useLocale();
  const sectionsOf = useSections();
  return async () => {
    const unsent = await collectUnsent(requireWorkspace());
    const when = sayExact(Date.parse(unsent.at), say);
    const title = t("title", { name: unsent.person.name, when });
    const page = unsentPage(unsent, { language, title, note: t("note"), sections: sectionsOf(unsent) });
    const name = `${t("fileName")}-${unsent.at.slice(0, 16).replaceAll(/[:T]/g, "-")}.html`;
    saveFile(name, new Blob([page], { type: "text/html;charset=utf-8" }));
    toast(t("saved", { name }));
  };
}

function useSections(): (unsent: Unsent) => readonly PageSection[] {
  const t = useTranslations("device");
  const sync = useTranslations("sync");
  const say = useSay();
  const changeName = useChangeName();
  const refusalWords = useRefusalWords();
  const when = (at: string) => sayExact(Date.parse(at), say);
  return ({ waiting, refused, drafts }) => [
    {
      title: sync("refusedTitle"),
      rows: refused.map((item) => {
        const { what, why } = refusalWords(item);
        const { customerName: customer, at, excerpt: text } = item;
        return { what, customer, when: when(at), before: null, text, why };
      }),
    },
    {
      title: sync("waitingTitle"),
      rows: waiting.map((item) => {
        const { customerName: customer, since, before, excerpt: text } = item;
        return { what: changeName(item), customer, when: when(since), before, text, why: null };
      }),
    },
    {
      title: t("drafts"),
      rows: drafts.map((text) => ({
        what: t("draft"),
        customer: "",
        when: "",
        before: null,
        text,
        why: null,
      })),
    },
  ];
}
