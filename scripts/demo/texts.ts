import type { FollowUpMethod } from "@/lib/domain/follow-ups/model";
import type { Random } from "./random";

const fabrics = [
  "40支纯棉府绸",
  "32支精梳棉汗布",
  "全棉斜纹",
  "涤棉混纺TC布",
  "天丝麻",
  "锦纶四面弹",
  "再生涤纶抓绒",
  "羊毛双面呢",
  "莫代尔针织",
  "人棉印花",
  "牛仔10安",
  "灯芯绒",
  "雪纺",
  "重磅卫衣布",
];
const colours = ["藏青", "米白", "雾霾蓝", "焦糖色", "墨绿", "浅灰", "酒红", "奶油黄"];
const goods = ["衬衫", "T恤", "卫衣", "连衣裙", "羽绒服", "童装套装", "工装裤", "风衣", "瑜伽裤", "西装"];
const cities = ["广州", "上海", "深圳", "杭州", "北京"];

interface Topic {
  readonly subject: string;
  readonly methods: readonly FollowUpMethod[];
  /** One is picked; `{x}` slots are filled. */
  readonly bodies: readonly (readonly string[])[];
}

const topics: readonly Topic[] = [
  {
    subject: "初次拜访",
    methods: ["visit"],
    bodies: [
      [
        "到客户办公室见面，介绍了我们的产品线和近两年做过的品牌。",
        "客户主要做{goods}，年用布量约{tons}吨，目前有两家固定供应商。",
        "对{fabric}感兴趣，让我们先寄色卡。",
      ],
      [
        "参观了客户的样衣间，{goods}占六成。现在的供应商交期不稳，给了我们一个机会。",
        "约好下周带{fabric}的大货样过去。",
      ],
    ],
  },
  {
    subject: "寄样跟进",
    methods: ["phone", "message"],
    bodies: [
      ["样布已签收，手感满意，{colour}的色光偏红，要求重打一次。"],
      ["客户说{fabric}克重偏轻，希望做到{weight}克，问加价多少。"],
      ["微信发了物流单号，对方回复收到后两天内给意见。"],
    ],
  },
  {
    subject: "报价",
    methods: ["phone", "message"],
    bodies: [
      ["报{fabric} {price}元/米，含税，起订{qty}米。客户觉得比上一家高{percent}%，回去比价。"],
      ["客户目标价{price}元，我们的底线再让一角。答应周五前给最终价。", "付款方式谈到30%定金，余款见提单。"],
      ["{goods} {qty}件，FOB上海，报了美金价，汇率按本周算，有效期十天。"],
    ],
  },
  {
    subject: "打样确认",
    methods: ["message", "visit"],
    bodies: [
      ["第二次样衣已寄，尺寸改过，领口收了一公分。等客户试穿。"],
      ["确认样通过，{colour}和{colour2}两个颜色下大货，头缸先寄批色。"],
    ],
  },
  {
    subject: "交期沟通",
    methods: ["phone"],
    bodies: [
      ["客户催{goods}交期，染厂排单紧张，答应{days}天内出第一批{qty}米。"],
      ["因台风船期推迟，跟客户解释清楚了，对方同意改空运{qty}件，运费各半。"],
    ],
  },
  {
    subject: "质量反馈",
    methods: ["phone", "visit"],
    bodies: [
      ["大货{colour}有缸差，客户要求换{qty}米。已让质检去现场看，明天出方案。"],
      ["缩水率{percent}%，超过合同。道歉，承诺下批加预缩，这批补{price}元/米的差价。"],
      ["去工厂看了问题布，确认是织造横档，不是染色。客户态度缓和，愿意继续合作。"],
    ],
  },
  {
    subject: "订单确认",
    methods: ["message", "phone"],
    bodies: [
      ["合同已回签，{fabric} {qty}米，定金已到账。安排排产。"],
      ["追加{qty}件{goods}，价格按老合同，交期顺延一周。"],
    ],
  },
  {
    subject: "展会见面",
    methods: ["visit"],
    bodies: [
      ["{city}面料展上聊了半小时，看中{fabric}和{fabric2}，要求展后报价。"],
      ["展会上碰到客户的设计师，明年春夏主推{colour}系，让我们准备一组新样。"],
    ],
  },
  {
    subject: "回款",
    methods: ["phone"],
    bodies: [
      ["提醒尾款{price}万，财务说本月底安排。"],
      ["上批货款已到账，客户希望账期从30天改成45天，需请示。"],
    ],
  },
  {
    subject: "节日问候",
    methods: ["message"],
    bodies: [
      ["发了节日问候，客户回复最近淡季，下月有{goods}的新单。"],
      ["寄了新茶，客户电话道谢，顺便问了{fabric}的现货。"],
    ],
  },
  {
    subject: "验厂安排",
    methods: ["phone", "visit"],
    bodies: [
      ["客户的第三方验厂定在月底，资料清单已发给行政。"],
      ["陪客户看了两个车间，对消防通道提了整改意见，其他没问题。"],
    ],
  },
  {
    subject: "例行拜访",
    methods: ["visit", "other"],
    bodies: [
      ["和采购吃了顿饭，听说他们要换供应商名录，我们排在前三。"],
      ["送去新一季色卡，客户当场挑了{colour}、{colour2}。", "约定{days}天后再谈价格。"],
    ],
  },
];

const foreignTopics: readonly Topic[] = [
  {
    subject: "Price enquiry",
    methods: ["message", "phone"],
    bodies: [
      [
        "Asked for {qty} pcs of recycled polyester fleece jackets, FOB Shanghai.",
        "Quoted USD {price}, valid for ten days. They compare with a mill in Vietnam.",
      ],
      ["Target price is {percent}% below ours. We can meet halfway with a larger order."],
    ],
  },
  {
    subject: "Sample approval",
    methods: ["message"],
    bodies: [
      [
        "Second proto approved, neck drop to be reduced by 1 cm.",
        "Lab dips for two colours to follow by courier this week.",
      ],
      ["Fit comments received. Size M is fine, XL needs 2 cm more in the chest."],
    ],
  },
  {
    subject: "Visit at the fair",
    methods: ["visit"],
    bodies: [
      ["Met at Intertextile. They want GOTS certified cotton only from next season on."],
      ["Walked them through the showroom; they picked {days} qualities for next winter."],
    ],
  },
  {
    subject: "Shipment",
    methods: ["phone", "message"],
    bodies: [
      ["Vessel delayed by {days} days. Customer accepts, asks for the packing list today."],
      ["Documents sent. Balance will be paid against copy of B/L."],
    ],
  },
];

export interface DemoNote {
  readonly subject: string;
  readonly method: FollowUpMethod;
  readonly lines: readonly string[];
}

/** A note as somebody of the trade would write it after a talk. */
export function makeNote(random: Random, isForeign: boolean, method?: FollowUpMethod): DemoNote {
  const fitting = (isForeign ? foreignTopics : topics).filter(
    (topic) => !method || topic.methods.includes(method),
  );
  const topic = random.pick(fitting.length > 0 ? fitting : topics);
  const lines = random.pick(topic.bodies).map((line) => fill(random, line));
  return { subject: topic.subject, method: method ?? random.pick(topic.methods), lines };
}

const slots: Readonly<Record<string, (random: Random) => string>> = {
  fabric: (random) => random.pick(fabrics),
  fabric2: (random) => random.pick(fabrics),
  colour: (random) => random.pick(colours),
  colour2: (random) => random.pick(colours),
  goods: (random) => random.pick(goods),
  city: (random) => random.pick(cities),
  tons: (random) => String(random.int(5, 120)),
  weight: (random) => String(random.int(12, 38) * 10),
  price: (random) => (random.int(80, 4800) / 100).toFixed(2),
  qty: (random) => String(random.int(5, 300) * 100),
  percent: (random) => String(random.int(2, 9)),
  days: (random) => String(random.int(3, 25)),
};

export function fill(random: Random, line: string): string {
  return line.replace(/\{(\w+)\}/g, (whole, slot: string) => slots[slot]?.(random) ?? whole);
}

export const planTopics = [
  "拜访客户确认{fabric}",
  "寄{colour}色卡",
  "跟进{goods}打样",
  "催染厂出头缸",
  "整理本周报价",
  "安排验货",
  "回复尺寸意见",
  "准备{city}面料展样品",
  "月度客户回访",
  "核对发货单",
  "催收尾款",
  "更新库存表",
];

export const posts: readonly (readonly [title: string, mood: string, content: string])[] = [
  ["染厂限产通知", "info", "柯桥几家染厂下周检修，{colour}系的单子请提前排缸。"],
  ["恭喜成交！", "happy", "{goods}大单签下来了，{qty}件，感谢打样间连夜赶样。"],
  ["展会分工", "info", "{city}面料展的展位定了，请各组周五前报参加人员。"],
  ["食堂投票", "happy", "下周想加一道红烧肉还是酸菜鱼？在下面回复。"],
  ["汇率提醒", "info", "美金波动大，报价有效期请统一写十天。"],
  ["请帮忙找样", "question", "客户要{fabric}，{weight}克左右，哪位手上有现货样？"],
  ["物流延误", "sad", "受天气影响快递慢{days}天，寄样请留足时间。"],
  ["新色卡到了", "happy", "春夏色卡已到样品间，{colour}这次很正，欢迎来拿。"],
];
export const replies = [
  "收到，谢谢！",
  "辛苦了",
  "我这边有，下午拿给你",
  "已转给客户",
  "+1",
  "太好了",
  "我来跟进",
  "请问还有多的吗？",
];
