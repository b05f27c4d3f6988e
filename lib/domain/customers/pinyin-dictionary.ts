import { pinyin } from "pinyin-pro";
import { type PinyinOf, pinyinWords } from "./pinyin";

/**
 * The dictionary itself (C4). The server imports this file; browsers go by way of `loadPinyin`. Names are read in
 * surname mode: 单 shan, 曾 zeng, 仇 qiu. `v: true` writes 吕 as `lv`, the way people type it.
 */
export const pinyinOf: PinyinOf = pinyinWords((text, isName) =>
  pinyin(text, {
    toneType: "none",
    type: "array",
    v: true,
    nonZh: "consecutive",
    surname: isName ? "head" : "off",
  }),
);
