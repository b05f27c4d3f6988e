import { comparableHeader } from "./headers";

type Words = Readonly<Record<string, string>>;

/** The words of both languages for each value, beside the value itself. */
const status: Words = {
  interested: "意向客户 意向 有意向 潜在客户 潜在 新客户 新 interested lead new potential open",
  prospect: "准客户 准 重点客户 prospect qualified opportunity",
  onHold: "暂停客户 暂停 暂停跟进 搁置 冻结 onhold hold paused inactive",
  won: "已成交 成交 成交客户 老客户 已签约 签约 合作中 won customer closedwon active deal signed",
};
const level: Words = {
  regular: "普通 普通客户 一般 一般客户 否 regular normal standard no false b c",
  vip: "vip vip客户 重要 重要客户 大客户 重点 是 yes true a key keyaccount",
};
const source: Words = {
  selfContact:
    "主动联系 主动开发 自主开发 自己联系 电话开发 陌拜 selfcontact own owncontact coldcall direct self",
  advertising: "广告媒体 广告 媒体 网络推广 推广 advertising ad ads advertisement media campaign web website",
  referral: "朋友介绍 介绍 转介绍 客户介绍 老客户介绍 referral referred friend wordofmouth",
  other: "其他 其它 other others",
};
const gender: Words = {
  male: "男 男性 先生 male m man mr",
  female: "女 女性 女士 小姐 太太 female f woman ms mrs miss",
  other: "其他 其它 未知 保密 other unknown x",
};

const valueByWord = {
  status: index(status),
  level: index(level),
  source: index(source),
  gender: index(gender),
} as const;

export type ChoiceField = keyof typeof valueByWord;

/** The value that a word stands for; null where it is none of ours (C7). */
export function readChoice(field: ChoiceField, text: string): string | null {
  return valueByWord[field].get(comparableHeader(text)) ?? null;
}

function index(words: Words): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([value, list]) =>
      [value.toLowerCase(), ...list.split(" ")].map((word): [string, string] => [word, value]),
    ),
  );
}
