import type * as Y from "yjs";
import { writeListEntry } from "@/lib/docs/customer-lists";
import type { Product } from "@/lib/domain/settings/model";
import type { DemoCustomer } from "./customers";
import { iso } from "./plan";
import type { Random } from "./random";

const questions = ["想看色卡", "问了起订量和交期", "问能不能做再生料", "要一份检测报告"];

/** What was bought and asked about (C12): one in eight customers buys, a few ask. */
export function writeLikes(
  doc: Y.Doc,
  random: Random,
  customer: DemoCustomer,
  products: readonly Product[],
): void {
  if (random.chance(0.125)) {
    const liked = [random.pick(products), random.pick(products)];
    for (let times = random.int(2, 8); times > 0; times -= 1) {
      const at = random.moment(customer.createdAt, latest(customer));
      const quantity = random.int(2, 40) * 50;
      const amount = quantity * random.int(800, 4500);
      const productId = random.pick(liked).id;
      const purchase = { productId, at: iso(at), quantity, amount, currency: "CNY" };
      writeListEntry(doc, "purchases", random.id(at), purchase);
    }
  }
  if (random.chance(0.1)) {
    const at = random.moment(customer.createdAt, latest(customer));
    const enquiry = { productId: random.pick(products).id, at: iso(at), text: random.pick(questions) };
    writeListEntry(doc, "enquiries", random.id(at), enquiry);
  }
}

const latest = ({ createdAt, followUps }: DemoCustomer): number =>
  Math.max(createdAt, ...followUps.map(({ at }) => at));
