import {
  FileDown,
  History,
  Inbox,
  type LucideIcon,
  Settings,
  Sun,
  UserRound,
  UsersRound,
  Waves,
} from "lucide-react";
import { canSometimes } from "@/lib/domain/access/capabilities";
import type { Role } from "@/lib/domain/access/model";

export interface NavItem {
  readonly key:
    | "today"
    | "customers"
    | "followUps"
    | "pool"
    | "people"
    | "quarantine"
    | "settings"
    | "exports";
  readonly href: string;
  readonly icon: LucideIcon;
}

const today: NavItem = { key: "today", href: "/today", icon: Sun };
const customers: NavItem = { key: "customers", href: "/customers", icon: UsersRound };
const followUps: NavItem = { key: "followUps", href: "/follow-ups", icon: History };
const pool: NavItem = { key: "pool", href: "/pool", icon: Waves };
const people: NavItem = { key: "people", href: "/people", icon: UserRound };
const exports: NavItem = { key: "exports", href: "/exports", icon: FileDown };
const quarantine: NavItem = { key: "quarantine", href: "/quarantine", icon: Inbox };
const settings: NavItem = { key: "settings", href: "/settings", icon: Settings };

/** The entries of the sidebar; only what this role can open. */
export function navItems(role: Role): readonly NavItem[] {
  const items = canSometimes(role, "index.read") ? [today, customers, followUps, pool] : [];
  const records = canSometimes(role, "audit.read") ? [exports] : [];
  const colleagues = canSometimes(role, "people.read") ? [people] : [];
  const decisions = canSometimes(role, "quarantine.review") ? [quarantine] : [];
  return [...items, ...colleagues, ...decisions, ...records, settings];
}

export const isHere = (href: string, pathname: string): boolean =>
  pathname === href || pathname.startsWith(`${href}/`);
