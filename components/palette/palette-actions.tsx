import { Command } from "cmdk";
import {
  CloudUpload,
  Keyboard,
  Languages,
  LogOut,
  type LucideIcon,
  Monitor,
  Moon,
  PenLine,
  Sun,
  UserRoundPlus,
} from "lucide-react";
import { useTranslations } from "use-intl";
import { navItems } from "@/components/frame/nav-items";
import { openOverlay } from "@/components/frame/overlay";
import { navigate } from "@/lib/client/navigation";
import { usePreferences } from "@/lib/client/preferences/use-preferences";
import { useSession } from "@/lib/client/session/use-session";
import { canSometimes } from "@/lib/domain/access/capabilities";
import type { PaletteGroupProps } from "./model";

interface Entry {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly label: string;
  /** Other words that find it: pinyin, initials, the other language. */
  readonly words: string;
  readonly go: () => void;
}

const matches = (entry: Entry, q: string): boolean =>
  q === "" || `${entry.label} ${entry.words}`.toLowerCase().includes(q.toLowerCase());

export function PaletteActions({ q, run }: PaletteGroupProps) {
  const t = useTranslations();
  const groups: readonly (readonly [string, readonly Entry[]])[] = [
    [t("palette.pages"), usePages()],
    [t("palette.actions"), useActions()],
  ];
  return groups.map(([heading, entries]) => {
    const found = entries.filter((entry) => matches(entry, q));
    return found.length === 0 ? null : (
      <Command.Group key={heading} heading={heading}>
        {found.map(({ id, icon: Icon, label, go }) => (
          <Command.Item key={id} value={id} onSelect={run(go)}>
            <Icon className="i" />
            {label}
          </Command.Item>
        ))}
      </Command.Group>
    );
  });
}

const wordsByPage: Readonly<Record<string, string>> = {
  today: "jintian jt today",
  customers: "kehu kh customers",
  followUps: "dongtai dt genjin gj activity follow-ups",
  pool: "gonghai gh gelique pool claim",
  people: "renyuan ry people colleagues",
  settings: "shezhi sz settings",
};

function usePages(): readonly Entry[] {
  const t = useTranslations("common.nav");
  const role = useSession().me?.role;
  const items = role ? navItems(role) : [];
  const pages = items.map(({ key, href, icon }) => ({
    id: `page-${key}`,
    icon,
    label: t(key),
    words: wordsByPage[key] ?? "",
    go: () => navigate(href),
  }));
  const saving = {
    id: "page-saving",
    icon: CloudUpload,
    label: t("saving"),
    words: "tongbu tb sync saving",
    go: () => navigate("/saving"),
  };
  return [...pages, saving];
}

function useActions(): readonly Entry[] {
  const t = useTranslations("palette.action");
  const { locale, theme, setLocale, setTheme } = usePreferences();
  const role = useSession().me?.role;
  const mayAdd = role !== undefined && canSometimes(role, "customer.create");
  const add: readonly Entry[] = [
    {
      id: "new",
      icon: UserRoundPlus,
      label: t("newCustomer"),
      words: "xinkehu xkh new add customer",
      go: () => navigate("/customers/new"),
    },
    {
      id: "follow-up",
      icon: PenLine,
      label: t("followUp"),
      words: "xiegenjin xgj follow-up note",
      go: () => openOverlay("followUp"),
    },
  ];
  const themes = [
    ["light", "themeLight", Sun],
    ["dark", "themeDark", Moon],
    ["system", "themeSystem", Monitor],
  ] as const;
  return [
    ...(mayAdd ? add : []),
    ...themes
      .filter(([name]) => name !== theme)
      .map(([name, label, icon]) => ({
        id: `theme-${name}`,
        icon,
        label: t(label),
        words: "yanse ys theme colour color dark light",
        go: () => setTheme(name),
      })),
    {
      id: "language",
      icon: Languages,
      label: t(locale === "en" ? "languageZh" : "languageEn"),
      words: "yuyan yy language english chinese zhongwen",
      go: () => setLocale(locale === "en" ? "zh-CN" : "en"),
    },
    {
      id: "keys",
      icon: Keyboard,
      label: t("shortcuts"),
      words: "kuaijiejian kjj shortcuts keys",
      go: () => openOverlay("keys"),
    },
    {
      id: "sign-out",
      icon: LogOut,
      label: t("signOut"),
      words: "tuichu tc sign out log out",
      go: () => openOverlay("signOut"),
    },
  ];
}
