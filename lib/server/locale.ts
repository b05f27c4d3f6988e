export type Locale = "zh-CN" | "en";

/** The person's own setting, else the first language of the browser that we speak, else Chinese. */
export function localeOf(
  setting: string | null | undefined,
  acceptLanguage: string | null | undefined,
): Locale {
  if (setting === "zh-CN" || setting === "en") return setting;
  for (const part of (acceptLanguage ?? "").toLowerCase().split(",")) {
    const tag = part.split(";")[0]?.trim() ?? "";
    if (tag.startsWith("zh")) return "zh-CN";
    if (tag.startsWith("en")) return "en";
  }
  return "zh-CN";
}
