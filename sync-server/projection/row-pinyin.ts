import type { PinyinOf } from "@/lib/domain/customers/pinyin";
import { pinyinOf } from "@/lib/domain/customers/pinyin-dictionary";

const remembered = new Map<string, string>();
const most = 5000;

/** The dictionary takes longer than everything else about a row, and names hardly ever change. */
export const rowPinyin: PinyinOf = (name, company) => {
  const key = `${name}\u0001${company}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const pinyin = pinyinOf(name, company);
  if (remembered.size >= most) remembered.clear();
  remembered.set(key, pinyin);
  return pinyin;
};
