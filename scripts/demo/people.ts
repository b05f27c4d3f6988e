import type { Role } from "@/lib/domain/access/model";
import { pinyinOf } from "@/lib/domain/customers/pinyin-dictionary";
import type { PersonRow } from "@/lib/domain/people/model";
import { type DemoCalendar, day } from "./plan";
import type { Random } from "./random";

export interface DemoPerson {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly position: string;
  readonly phone: string;
  readonly groupIds: readonly string[];
  readonly ledGroupIds: readonly string[];
  readonly createdAt: number;
}

export interface DemoGroup {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
}

export interface DemoStaff {
  readonly people: readonly DemoPerson[];
  readonly groups: readonly DemoGroup[];
  /** sales1 … sales24 in order. */
  readonly sellers: readonly DemoPerson[];
  readonly supervisors: readonly DemoPerson[];
  readonly admin: DemoPerson;
}

const groupNames = ["华东一组", "华南二组", "外贸三组", "电商四组"];
const sellersPerGroup = 6;
/** People whom a demonstration names stay the same whatever the faker library does. */
const firstNames: Readonly<Record<string, string>> = {
  admin: "陈国栋",
  maintainer: "韩志远",
  supervisor1: "李明",
  sales1: "王芳",
  sales2: "张晓燕",
};

export function makeStaff(random: Random, calendar: DemoCalendar): DemoStaff {
  const founded = calendar.dayStart - 6 * 365 * day;
  const groups = groupNames.map((name, at) => {
    const createdAt = founded + (at + 1) * day;
    return { id: random.id(createdAt), name, createdAt };
  });
  let hired = founded;
  const person = (
    username: string,
    role: Role,
    position: string,
    own: readonly string[],
    led: readonly string[],
  ) => {
    hired += day;
    const name = firstNames[username] ?? random.zh.person.fullName();
    const phone = `1${random.pick(["38", "39", "57", "59", "86", "88"])}${random.int(10_000_000, 99_999_999)}`;
    const id = random.id(hired);
    return { id, username, name, role, position, phone, groupIds: own, ledGroupIds: led, createdAt: hired };
  };
  const admin = person("admin", "admin", "总经理", [], []);
  const maintainer = person("maintainer", "maintainer", "系统维护", [], []);
  const supervisors = groups.map((group, at) =>
    person(`supervisor${at + 1}`, "supervisor", "销售主管", [], [group.id]),
  );
  const sellers = groups.flatMap((group, at) =>
    Array.from({ length: sellersPerGroup }, (_, within) =>
      person(`sales${at * sellersPerGroup + within + 1}`, "salesperson", "业务员", [group.id], []),
    ),
  );
  return { people: [admin, maintainer, ...supervisors, ...sellers], groups, sellers, supervisors, admin };
}

/** As `company/people` shows a colleague. */
export function toPersonRow(person: DemoPerson): PersonRow {
  const { id, name, role, position, groupIds, ledGroupIds } = person;
  return { id, name, role, position, groupIds, ledGroupIds, pinyin: pinyinOf(name, ""), closed: false };
}
