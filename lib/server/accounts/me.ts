import { findCompany } from "@/lib/db/company";
import { listGroupsOf, updateUserLocale } from "@/lib/db/users";
import type { Runtime } from "../runtime";
import type { CurrentSession } from "../session/current";
import type { MeChange } from "./schemas";

/** What the app knows about the one who is signed in. */
export async function describeMe({ db }: Pick<Runtime, "db">, { user }: Pick<CurrentSession, "user">) {
  const [groups, company] = await Promise.all([listGroupsOf(db, user.id), findCompany(db)]);
  const { id, username, name, role, locale } = user;
  return { id, username, name, role, locale, groups, company };
}

/** Changes what the body names of one's own account, and answers how it stands then. */
export async function changeMe(runtime: Runtime, { user }: CurrentSession, change: MeChange) {
  if (change.locale) await updateUserLocale(runtime.db, user.id, change.locale);
  return describeMe(runtime, { user: { ...user, locale: change.locale ?? user.locale } });
}
