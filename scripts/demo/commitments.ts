import type * as Y from "yjs";
import { writeListEntry } from "@/lib/docs/customer-lists";
import type { DemandKind, IssueKind, PromiseKind } from "@/lib/domain/customers/record";
import type { DemoCustomer } from "./customers";
import { iso } from "./plan";
import type { Random } from "./random";

const day = 24 * 60 * 60 * 1000;

const promises: readonly (readonly [kind: PromiseKind, text: string])[] = [
  ["promise", "周五前重打一件大货样"],
  ["promise", "把三个颜色的色样寄过去"],
  ["promise", "下周一给正式报价，含运费"],
  ["promise", "催染厂出缸差报告"],
  ["promise", "带新的洗水报告上门"],
  ["concession", "单价让 0.3 元，换 45 天账期改 30 天"],
  ["concession", "首单免打样费"],
  ["gift", "寄了两盒龙井"],
  ["favour", "帮忙介绍了印花厂"],
];

const issues: readonly (readonly [kind: IssueKind, text: string])[] = [
  ["problem", "上批领口洗后起浪，要给说法"],
  ["complaint", "交期晚了四天，影响上架"],
  ["request", "装箱单要中英文对照"],
  ["question", "锦纶面料能不能做 OEKO-TEX 认证"],
];

const demands: readonly (readonly [kind: DemandKind, text: string])[] = [
  ["quality", "色牢度四级以上，缸差不超过半级"],
  ["delivery", "提前三天送到仓库，不收周末货"],
  ["price", "量到五千件要阶梯价"],
  ["other", "只认固定的跟单员对接"],
];

/** What was promised, conceded, asked and demanded (F6, F7, C12): a part of the customers has some of each. */
export function writeCommitments(doc: Y.Doc, random: Random, customer: DemoCustomer): void {
  const [last] = [...customer.followUps].sort((a, b) => b.at - a.at);
  if (!last) return;
  if (random.chance(0.25)) {
    const [kind, text] = random.pick(promises);
    const dueAt = kind === "promise" ? iso(last.at + random.int(2, 12) * day) : undefined;
    const keptAt = kind === "promise" && random.chance(0.4) ? iso(last.at + day) : undefined;
    writeListEntry(doc, "promises", random.id(last.at), { followUpId: last.id, kind, text, dueAt, keptAt });
  }
  if (random.chance(0.08)) {
    const [kind, text] = random.pick(issues);
    const dueAt = iso(last.at + random.int(1, 9) * day);
    writeListEntry(doc, "issues", random.id(last.at), { kind, text, raisedAt: iso(last.at), dueAt });
  }
  if (random.chance(0.2)) {
    const [kind, text] = random.pick(demands);
    writeListEntry(doc, "demands", random.id(last.at), { kind, text });
  }
}
