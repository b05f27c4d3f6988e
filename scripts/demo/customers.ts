import type { Birthday, CustomerLevel, CustomerSource, CustomerStatus } from "@/lib/domain/customers/model";
import type { FollowUpMethod } from "@/lib/domain/follow-ups/model";
import { type Contact, makeContact } from "./companies";
import { type DemoCalendar, day } from "./plan";
import type { Random } from "./random";
import { type DemoNote, makeNote } from "./texts";

const hour = 60 * 60 * 1000;

export interface DemoFollowUp extends DemoNote {
  readonly id: string;
  readonly authorId: string;
  readonly at: number;
}

export interface DemoCustomer {
  readonly id: string;
  readonly contact: Contact;
  readonly holderId: string;
  readonly createdAt: number;
  readonly status: CustomerStatus;
  readonly level: CustomerLevel;
  readonly source: CustomerSource;
  readonly nextVisitAt: number | null;
  readonly resumeAt: number | null;
  readonly birthday: Birthday | null;
  readonly annualPurchase: number | null;
  readonly followUps: readonly DemoFollowUp[];
}

export interface DemoHolder {
  readonly id: string;
  /** How many of the holder's customers are abroad. */
  readonly foreignShare: number;
}

/** How many ready slots there are: customers with a later place are ordinary ones. */
export const readyCount = 12;

/** What the dates of a customer are made for: the first of each seller fill the ready views. */
interface Slot {
  readonly created: "day" | "week" | "month" | "past";
  readonly next: "day" | "week" | "month" | "later" | "overdue" | "none";
  readonly last: { readonly method?: FollowUpMethod; readonly span: "day" | "week" | "month" } | null;
}

const readySlots: readonly Slot[] = [
  { created: "day", next: "week", last: { span: "day", method: "phone" } },
  { created: "day", next: "day", last: null },
  { created: "week", next: "month", last: { span: "day", method: "message" } },
  { created: "week", next: "later", last: { span: "week", method: "visit" } },
  { created: "month", next: "week", last: { span: "week", method: "visit" } },
  { created: "month", next: "none", last: { span: "month", method: "visit" } },
  { created: "past", next: "day", last: { span: "month", method: "visit" } },
  { created: "past", next: "day", last: { span: "week", method: "visit" } },
  { created: "past", next: "week", last: { span: "day", method: "phone" } },
  { created: "past", next: "month", last: { span: "day", method: "visit" } },
  { created: "past", next: "week", last: { span: "month", method: "phone" } },
  { created: "past", next: "month", last: { span: "month", method: "visit" } },
];
const readyStatuses: readonly CustomerStatus[] = [
  "prospect",
  "interested",
  "onHold",
  "prospect",
  "interested",
];

/** The `at`-th customer of a holder. */
export function makeCustomer(
  random: Random,
  calendar: DemoCalendar,
  holder: DemoHolder,
  at: number,
): DemoCustomer {
  const slot = readySlots[at] ?? ordinarySlot(random);
  const createdAt = createdIn(random, calendar, slot.created);
  const contact = makeContact(random, random.chance(holder.foreignShare));
  const status = readyStatuses[at] ?? ordinaryStatus(random);
  return {
    id: random.id(createdAt),
    contact,
    holderId: holder.id,
    createdAt,
    status,
    level: random.chance(0.12) ? "vip" : "regular",
    source: random.pick(["selfContact", "selfContact", "advertising", "referral"] as const),
    nextVisitAt: nextIn(random, calendar, slot.next),
    resumeAt:
      status === "onHold" && random.chance(0.6) ? calendar.dayStart + random.int(10, 120) * day : null,
    birthday: random.chance(0.35) ? makeBirthday(random) : null,
    annualPurchase: random.chance(0.4) ? random.int(2, 180) * 5 : null,
    followUps: makeFollowUps(random, calendar, { createdAt, holder, contact, slot }),
  };
}

function ordinarySlot(random: Random): Slot {
  const throwOf = random.next();
  const next = throwOf < 0.45 ? "none" : throwOf < 0.85 ? "later" : throwOf < 0.96 ? "month" : "overdue";
  const created = random.chance(0.04) ? "month" : "past";
  return { created, next, last: null };
}

function ordinaryStatus(random: Random): CustomerStatus {
  const throwOf = random.next();
  if (throwOf < 0.5) return "interested";
  if (throwOf < 0.7) return "prospect";
  return throwOf < 0.83 ? "onHold" : "won";
}

/** Never in the future, and never before the span begins, also a minute after midnight. */
function createdIn(random: Random, calendar: DemoCalendar, span: Slot["created"]): number {
  if (span === "day") return workMoment(random, calendar, calendar.dayStart, calendar.now);
  if (span === "week") return workMoment(random, calendar, calendar.weekStart, calendar.now);
  if (span === "month") return workMoment(random, calendar, calendar.monthStart, calendar.now);
  return workMoment(random, calendar, calendar.monthStart - 1000 * day, calendar.monthStart);
}

/** A moment in the span, between half past eight and seven where the span leaves room for that. */
function workMoment(random: Random, calendar: DemoCalendar, from: number, to: number): number {
  const any = random.moment(from, to);
  const midnight = calendar.dayStart + Math.floor((any - calendar.dayStart) / day) * day;
  const opens = Math.max(from, midnight + 8.5 * hour);
  const closes = Math.min(to, midnight + 19 * hour);
  return opens < closes ? random.moment(opens, closes) : any;
}

/** Appointments lie in office hours and mostly ahead: few people let a date pass. */
function nextIn(random: Random, calendar: DemoCalendar, next: Slot["next"]): number | null {
  if (next === "none") return null;
  const office = random.int(18, 34) * 30 * 60_000;
  const dayOf = (from: number, to: number) => {
    const first = random.chance(0.85) ? calendar.dayStart : from;
    return first + random.int(0, Math.max(0, Math.round((to - first) / day) - 1)) * day;
  };
  if (next === "day") return calendar.dayStart + office;
  if (next === "week") return dayOf(calendar.weekStart, calendar.weekEnd) + office;
  if (next === "month") return dayOf(calendar.monthStart, calendar.monthEnd) + office;
  const days = next === "later" ? random.int(10, 90) : -random.int(1, 9);
  return calendar.dayStart + days * day + office;
}

interface Story {
  readonly createdAt: number;
  readonly holder: DemoHolder;
  readonly contact: Contact;
  readonly slot: Slot;
}

function makeFollowUps(random: Random, calendar: DemoCalendar, story: Story): readonly DemoFollowUp[] {
  const { createdAt, slot } = story;
  const followUps: DemoFollowUp[] = [];
  const add = (at: number, method?: FollowUpMethod) => {
    const note = makeNote(random, story.contact.isForeign, method);
    followUps.push({ ...note, id: random.id(at), authorId: story.holder.id, at });
  };
  // An old customer's talks lie before this month, so that the ready slots decide what this month shows.
  const until = Math.min(calendar.now, slot.created === "past" ? calendar.monthStart : calendar.now);
  const count = slot.created === "past" ? talkCount(random) : 0;
  const recent = Math.max(createdAt, until - 400 * day);
  for (let n = 0; n < count; n++) {
    add(workMoment(random, calendar, random.chance(0.5) ? recent : createdAt, until));
  }
  if (slot.last) {
    const spans = { day: calendar.dayStart, week: calendar.weekStart, month: calendar.monthStart };
    add(
      workMoment(random, calendar, Math.max(createdAt, spans[slot.last.span]), calendar.now),
      slot.last.method,
    );
  } else if (slot.created === "past" && random.chance(0.12)) {
    add(workMoment(random, calendar, Math.max(createdAt, calendar.monthStart), calendar.now));
  }
  return followUps.sort((a, b) => a.at - b.at);
}

/** The customer with one more talk, before `until`. */
export function withTalk(
  random: Random,
  calendar: DemoCalendar,
  customer: DemoCustomer,
  until: number,
): DemoCustomer {
  const at = workMoment(random, calendar, customer.createdAt, until);
  const note = makeNote(random, customer.contact.isForeign);
  const talk = { ...note, id: random.id(at), authorId: customer.holderId, at };
  return { ...customer, followUps: [...customer.followUps, talk].sort((a, b) => a.at - b.at) };
}

/** Mean a little above five: most customers have few talks, some very many. */
function talkCount(random: Random): number {
  return Math.round(random.next() * random.next() * 20);
}

function makeBirthday(random: Random): Birthday {
  const two = (value: number) => String(value).padStart(2, "0");
  const monthDay = `${two(random.int(1, 12))}-${two(random.int(1, 28))}`;
  const date = random.chance(0.3) ? `--${monthDay}` : `${random.int(1962, 2002)}-${monthDay}`;
  return random.chance(0.2) ? `lunar:${date}` : date;
}
