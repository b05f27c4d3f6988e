import * as Y from "yjs";
import { addPost, addReply, writeAuthorName } from "@/lib/docs/board-doc";
import { addFollowUp, createCustomer, setCustomerNo } from "@/lib/docs/customer-doc";
import { addPlan, setPlanDone } from "@/lib/docs/plans-doc";
import { stampSchema } from "@/lib/docs/schema-version";
import { writeCompany, writeCustomField, writeLane, writeProduct } from "@/lib/docs/settings-doc";
import { writeCommitments } from "./commitments";
import { type DemoCompany, type DemoPlan, type DemoPost, type HeldCustomer, payments } from "./company";
import { writeLikes } from "./likes";
import { demoTimeZone, iso } from "./plan";
import type { Random } from "./random";

/** An empty document that will be written under one client id, so that the same seed gives the same bytes. */
export function emptyDocument(random: Random): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = random.int(1, 0xffffffff);
  return doc;
}

export function customerDocument(
  random: Random,
  customer: HeldCustomer,
  customerNo: string,
  { customFields, products }: Pick<DemoCompany, "customFields" | "products">,
): Y.Doc {
  const doc = emptyDocument(random);
  const { contact } = customer;
  const custom: Record<string, string | number> = {};
  if (customer.annualPurchase !== null) {
    custom[customFields.annualPurchase.id] = customer.annualPurchase;
    custom[customFields.payment.id] = random.pick(payments);
  }
  doc.transact(() => {
    const fields = {
      name: contact.name,
      company: contact.company,
      jobTitle: contact.jobTitle,
      phone: contact.phone,
      address: contact.address,
      gender: contact.gender,
      industry: contact.industry,
      source: customer.source,
      level: customer.level,
      status: customer.status,
      custom,
      ...(customer.resumeAt === null ? {} : { resumeAt: iso(customer.resumeAt) }),
      ...(customer.nextVisitAt === null ? {} : { nextVisitAt: iso(customer.nextVisitAt) }),
      ...(customer.birthday === null ? {} : { birthday: customer.birthday }),
    };
    createCustomer(doc, fields, iso(customer.createdAt));
    setCustomerNo(doc, customerNo);
    for (const { id, subject, method, authorId, at, lines } of customer.followUps) {
      addFollowUp(doc, { id, subject, method, authorId, time: iso(at), now: iso(at), text: lines });
    }
    writeCommitments(doc, random, customer);
    writeLikes(doc, random, customer, products);
  });
  return doc;
}

export function plansDocument(random: Random, plans: readonly DemoPlan[]): Y.Doc {
  const doc = emptyDocument(random);
  doc.transact(() => {
    for (const { id, userId, topic, createdAt, startAt, endAt, content, customerId, doneAt } of plans) {
      const times = { startAt: iso(startAt), endAt: iso(endAt) };
      addPlan(doc, { id, authorId: userId, topic, content, customerId, ...times }, iso(createdAt));
      if (doneAt !== null) setPlanDone(doc, id, { at: iso(doneAt), by: userId });
    }
  });
  return doc;
}

export function settingsDocument(random: Random, company: DemoCompany): Y.Doc {
  const doc = emptyDocument(random);
  doc.transact(() => {
    stampSchema(doc, "settings");
    writeCompany(doc, { name: company.name, timeZone: demoTimeZone });
    for (const lane of company.lanes) writeLane(doc, lane);
    writeCustomField(doc, company.customFields.annualPurchase);
    writeCustomField(doc, company.customFields.payment);
    for (const product of company.products) writeProduct(doc, product);
  });
  return doc;
}

export function boardDocument(random: Random, posts: readonly DemoPost[]): Y.Doc {
  const doc = emptyDocument(random);
  doc.transact(() => {
    for (const { id, author, at, title, mood, content, replies } of posts) {
      addPost(doc, { id, authorId: author.id, title, mood, content }, iso(at));
      writeAuthorName(doc, "posts", id, author.name);
      for (const reply of replies) {
        addReply(
          doc,
          { id: reply.id, postId: id, content: reply.content, authorId: reply.author.id },
          iso(reply.at),
        );
        writeAuthorName(doc, "replies", reply.id, reply.author.name);
      }
    }
  });
  return doc;
}

/** Posts by the month of the company's calendar that they were written in: `2026-11`. */
export function postsByMonth(posts: readonly DemoPost[]): ReadonlyMap<string, readonly DemoPost[]> {
  const month = new Intl.DateTimeFormat("sv-SE", {
    timeZone: demoTimeZone,
    year: "numeric",
    month: "2-digit",
  });
  const byMonth = new Map<string, DemoPost[]>();
  for (const post of posts) {
    const key = month.format(new Date(post.at));
    byMonth.set(key, [...(byMonth.get(key) ?? []), post]);
  }
  return byMonth;
}
