import type { CustomField, Lane, Product } from "@/lib/domain/settings/model";
import { type DemoCustomer, type DemoHolder, makeCustomer, readyCount, withTalk } from "./customers";
import { type DemoPerson, type DemoStaff, makeStaff } from "./people";
import { type DemoCalendar, type DemoSizes, day } from "./plan";
import type { Random } from "./random";
import { fill, planTopics, posts as postTexts, replies as replyTexts } from "./texts";

export interface DemoRelease {
  readonly laneId: string;
  readonly at: number;
  readonly reason: string;
}

export interface HeldCustomer extends DemoCustomer {
  /** Set: stands in the pool. */
  readonly release: DemoRelease | null;
}

export interface DemoPlan {
  readonly id: string;
  readonly userId: string;
  readonly topic: string;
  readonly createdAt: number;
  readonly startAt: number;
  readonly endAt: number;
  readonly content: string;
  readonly customerId: string | null;
  readonly doneAt: number | null;
}

export interface DemoPost {
  readonly id: string;
  readonly author: DemoPerson;
  readonly at: number;
  readonly title: string;
  readonly mood: string;
  readonly content: string;
  readonly replies: readonly {
    readonly id: string;
    readonly author: DemoPerson;
    readonly at: number;
    readonly content: string;
  }[];
}

export interface DemoCompany {
  readonly name: string;
  readonly staff: DemoStaff;
  readonly lanes: readonly Lane[];
  readonly customFields: { readonly annualPurchase: CustomField; readonly payment: CustomField };
  readonly products: readonly Product[];
  /** In the order of their numbers. */
  readonly customers: readonly HeldCustomer[];
  readonly plans: readonly DemoPlan[];
  readonly posts: readonly DemoPost[];
}

export const payments = ["月结30天", "月结60天", "款到发货", "信用证"];
const reasons = [
  "三个月未联系上",
  "客户暂无采购计划",
  "业务调整，精力有限",
  "价格谈不拢",
  "联系人离职",
  "重复客户合并",
];

/** Invents the whole company; nothing is written yet. */
export function makeCompany(random: Random, calendar: DemoCalendar, sizes: DemoSizes): DemoCompany {
  const staff = makeStaff(random, calendar);
  const lanes = makeLanes(random, calendar, staff);
  const customers = makeCustomers(random, calendar, sizes, staff, lanes);
  return {
    name: "锦程纺织贸易有限公司",
    staff,
    lanes,
    customFields: makeCustomFields(random, calendar),
    customers,
    plans: makePlans(random, calendar, sizes, staff, customers),
    posts: makePosts(random, calendar, sizes, staff),
    products: makeProducts(random, calendar),
  };
}

function makeLanes(random: Random, calendar: DemoCalendar, { groups }: DemoStaff): Lane[] {
  const ids = groups.map((group) => group.id);
  const lane = (name: string, groupIds: readonly string[], order: number) => {
    return { id: random.id(calendar.dayStart - 2000 * day), name, groupIds, order };
  };
  return [lane("A队", ids.slice(0, 2), 1), lane("B队", ids.slice(2), 2), lane("公共区", [], 3)];
}

function makeCustomFields(random: Random, calendar: DemoCalendar): DemoCompany["customFields"] {
  const id = () => random.id(calendar.dayStart - 1900 * day);
  return {
    annualPurchase: { id: id(), name: "年采购额（万元）", kind: "number", options: [], order: 1 },
    payment: { id: id(), name: "付款方式", kind: "choice", options: payments, order: 2 },
  };
}

const productNames = ["全棉府绸", "涤棉斜纹", "天丝针织布", "锦纶塔丝隆", "提花面料", "罗纹领料"];

function makeProducts(random: Random, calendar: DemoCalendar): Product[] {
  return productNames.map((name, at) => {
    return { id: random.id(calendar.dayStart - 1900 * day), name, order: at + 1 };
  });
}

function makeCustomers(
  random: Random,
  calendar: DemoCalendar,
  sizes: DemoSizes,
  staff: DemoStaff,
  lanes: readonly Lane[],
): HeldCustomer[] {
  const customers: HeldCustomer[] = [];
  const share = Math.max(readyCount, Math.round((sizes.customers - sizes.pooled) / staff.sellers.length));
  for (const [at, seller] of staff.sellers.entries()) {
    const count = at === 0 ? (sizes.firstOwnerCustomers ?? share) : share;
    for (let n = 0; n < count; n++) {
      customers.push({ ...makeCustomer(random, calendar, holderOf(seller, staff), n), release: null });
    }
  }
  for (let n = 0; n < sizes.pooled; n++) {
    const seller = random.pick(staff.sellers);
    const customer = makeCustomer(random, calendar, holderOf(seller, staff), readyCount);
    const last = customer.followUps.at(-1)?.at ?? customer.createdAt;
    const release = makeRelease(random, calendar, lanes[n % lanes.length]?.id ?? "", last);
    customers.push({ ...customer, nextVisitAt: null, release });
  }
  customers.sort((a, b) => a.createdAt - b.createdAt);
  return withTalks(random, calendar, customers, customers.length * sizes.followUpsPerCustomer);
}

/** Adds old talks to, or takes them from, old customers until the company has had as many as it should. */
function withTalks(
  random: Random,
  calendar: DemoCalendar,
  customers: readonly HeldCustomer[],
  wanted: number,
): HeldCustomer[] {
  const settled = [...customers];
  const old = settled.flatMap(({ createdAt }, at) => (createdAt < calendar.monthStart ? [at] : []));
  let missing = wanted - settled.reduce((sum, { followUps }) => sum + followUps.length, 0);
  // Small companies may have too few talks to take: tries are counted, and a rest stays.
  for (let tries = wanted; missing !== 0 && tries > 0 && old.length > 0; tries -= 1) {
    const at = random.pick(old);
    const customer = settled[at];
    if (!customer) break;
    const changed = missing > 0 ? addTalk(random, calendar, customer) : dropOldTalk(calendar, customer);
    if (changed === customer) continue;
    settled[at] = changed;
    missing -= Math.sign(missing);
  }
  return settled;
}

/** Between creation and this month, so that what the ready views show stays as it was made. */
function addTalk(random: Random, calendar: DemoCalendar, customer: HeldCustomer): HeldCustomer {
  const until = Math.min(calendar.monthStart, customer.release?.at ?? calendar.monthStart);
  if (until <= customer.createdAt) return customer;
  return { ...customer, ...withTalk(random, calendar, customer, until) };
}

function dropOldTalk(calendar: DemoCalendar, customer: HeldCustomer): HeldCustomer {
  const [first] = customer.followUps;
  if (customer.followUps.length < 2 || !first || first.at >= calendar.monthStart) return customer;
  return { ...customer, followUps: customer.followUps.slice(1) };
}

/** The third group trades abroad. */
function holderOf(seller: DemoPerson, { groups }: DemoStaff): DemoHolder {
  const isAbroad = seller.groupIds.includes(groups[2]?.id ?? "");
  return { id: seller.id, foreignShare: isAbroad ? 0.45 : 0.03 };
}

/** Released lately more often than long ago, after the last talk in any case. */
function makeRelease(random: Random, calendar: DemoCalendar, laneId: string, after: number): DemoRelease {
  const spans = [day, 3 * day, 7 * day, 30 * day, 365 * day];
  const from = Math.max(after, calendar.now - random.pick(spans));
  return { laneId, at: random.moment(from, calendar.now), reason: random.pick(reasons) };
}

function makePlans(
  random: Random,
  calendar: DemoCalendar,
  sizes: DemoSizes,
  staff: DemoStaff,
  customers: readonly HeldCustomer[],
): DemoPlan[] {
  const planners = [...staff.sellers, ...staff.sellers, ...staff.supervisors];
  const ownIds = new Map<string, string[]>();
  for (const { id, holderId, release } of customers) {
    if (!release) ownIds.set(holderId, [...(ownIds.get(holderId)?.slice(-40) ?? []), id]);
  }
  return Array.from({ length: sizes.plans }, (_, at) => {
    const userId = planners[at % planners.length]?.id ?? "";
    const offset = at < planners.length * 2 ? 0 : random.int(-60, 30);
    const startAt = calendar.dayStart + offset * day + random.int(16, 34) * 30 * 60_000;
    const endAt = startAt + random.int(1, 8) * 30 * 60_000;
    const createdAt = Math.min(calendar.now, startAt - random.int(1, 10) * day);
    const isDone = endAt < calendar.now && random.chance(0.8);
    const own = ownIds.get(userId) ?? [];
    return {
      id: random.id(createdAt),
      userId,
      topic: fill(random, random.pick(planTopics)),
      createdAt,
      startAt,
      endAt,
      content: random.chance(0.3) ? fill(random, "重点看{fabric}，{colour}优先。") : "",
      customerId: own.length > 0 && random.chance(0.6) ? random.pick(own) : null,
      doneAt: isDone ? random.moment(startAt, Math.min(calendar.now, endAt + day)) : null,
    };
  });
}

function makePosts(random: Random, calendar: DemoCalendar, sizes: DemoSizes, staff: DemoStaff): DemoPost[] {
  const authors = [staff.admin, ...staff.supervisors, ...staff.sellers];
  return Array.from({ length: sizes.posts }, () => {
    const at = random.moment(calendar.dayStart - 120 * day, calendar.now);
    const [title, mood, content] = random.pick(postTexts);
    const replies = Array.from({ length: random.int(0, 4) }, () => {
      const repliedAt = random.moment(at, Math.min(calendar.now, at + 2 * day));
      return {
        id: random.id(repliedAt),
        author: random.pick(authors),
        at: repliedAt,
        content: random.pick(replyTexts),
      };
    });
    const [filledTitle, filledContent] = [fill(random, title), fill(random, content)];
    return {
      id: random.id(at),
      author: random.pick(authors),
      at,
      title: filledTitle,
      mood,
      content: filledContent,
      replies,
    };
  });
}
