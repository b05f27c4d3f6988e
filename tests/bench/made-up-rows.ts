import type { CustomerRow } from "@/lib/domain/customers/model";

const families = [
  "李",
  "王",
  "张",
  "刘",
  "陈",
  "杨",
  "赵",
  "黄",
  "周",
  "吴",
  "徐",
  "孙",
  "马",
  "朱",
  "胡",
  "郭",
];
const familyPinyin = "li wang zhang liu chen yang zhao huang zhou wu xu sun ma zhu hu guo".split(" ");
const given = ["建平", "美玲", "晓雯", "海峰", "秀兰", "志远", "成业", "玉洁", "四", "小明", "国强", "丽华"];
const givenPinyin =
  "jianping meiling xiaowen haifeng xiulan zhiyuan chengye yujie si xiaoming guoqiang lihua".split(" ");
const companies = [
  "苏州锦禾服饰",
  "湖州织里晨光制衣",
  "嘉兴麦穗童装",
  "温州瓯锦服装",
  "南通百纺家居",
  "绍兴越锦面料",
];
const statuses = ["interested", "prospect", "onHold", "won"] as const;
const day = 86_400_000;

/** Rows that differ as real ones do; the same for the same number, so that runs can be compared. */
export function madeUpRows(count: number, now: number): CustomerRow[] {
  return Array.from({ length: count }, (_, at) => madeUpRow(at, now));
}

function madeUpRow(at: number, now: number): CustomerRow {
  const random = scattered(at);
  const family = at % families.length;
  const first = Math.floor(random(1) * given.length);
  const iso = (daysFromNow: number) => new Date(now + daysFromNow * day).toISOString();
  return {
    id: `00000000-0000-7000-8000-${String(at).padStart(12, "0")}`,
    customerNo: String(at + 1),
    name: `${families[family]}${given[first]}`,
    company: companies[Math.floor(random(2) * companies.length)] ?? "",
    jobTitle: "采购经理",
    phone: `13${String(Math.floor(random(3) * 1e9)).padStart(9, "0")}`,
    address: `人民路 ${Math.floor(random(4) * 900)} 号`,
    gender: null,
    status: statuses[Math.floor(random(5) * 4)] ?? "interested",
    level: random(6) < 0.1 ? "vip" : "regular",
    source: null,
    industry: "服装",
    ownerId: `owner-${at % 24}`,
    createdAt: iso(-random(7) * 700),
    lastContactedAt: iso(-random(8) * 90),
    lastVisitedAt: random(9) < 0.5 ? iso(-random(9) * 120) : null,
    nextVisitAt: random(10) < 0.7 ? iso(random(10) * 60 - 10) : null,
    resumeAt: null,
    birthday: null,
    pinyin: `${familyPinyin[family]}${givenPinyin[first]} ${familyPinyin[family]?.[0]}${givenPinyin[first]?.[0]}`,
    custom: {},
    followUpCount: Math.floor(random(11) * 20),
    rev: 1,
  };
}

/** Numbers between 0 and 1 that look random and are always the same for a row. */
function scattered(at: number): (salt: number) => number {
  return (salt) => {
    const value = Math.sin(at * 12.9898 + salt * 78.233) * 43_758.5453;
    return value - Math.floor(value);
  };
}
