import { noPinyin, type PinyinOf } from "@/lib/domain/customers/pinyin";

/** The dictionary is 145 kB: loaded when somebody writes a name here, precached with everything else. */
let dictionary: PinyinOf = noPinyin;
let loading: Promise<void> | null = null;

export const pinyinNow: PinyinOf = (name, company) => dictionary(name, company);

export const hasPinyin = (): boolean => dictionary !== noPinyin;

export function loadPinyin(): Promise<void> {
  loading ??= import("@/lib/domain/customers/pinyin-dictionary").then(
    (module) => {
      dictionary = module.pinyinOf;
    },
    () => {
      // Not reachable now; names are found by their characters, and the next try may succeed.
      loading = null;
    },
  );
  return loading;
}
