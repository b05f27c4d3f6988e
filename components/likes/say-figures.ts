/** An amount in minor units, as people write it. */
export function sayAmount(amount: number, currency: string, locale: string): string {
  const code = /^[A-Z]{3}$/.test(currency) ? currency : "CNY";
  const maximumFractionDigits = amount % 100 === 0 ? 0 : 2;
  const format = { style: "currency", currencyDisplay: "narrowSymbol", currency: code } as const;
  return new Intl.NumberFormat(locale, { ...format, maximumFractionDigits }).format(amount / 100);
}

export const sayNumber = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }).format(value);

/** `2026-11` as a chart names it. */
export function sayMonth(month: string, locale: string): string {
  const [year = 1970, at = 1] = month.split("-").map(Number);
  const yearOf = at === 1 ? ({ year: "2-digit" } as const) : {};
  const format = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC", ...yearOf });
  return format.format(Date.UTC(year, at - 1, 1));
}

/** The day of a purchase: its hour says nothing. */
export function sayDay(iso: string, locale: string, timeZone: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at)
    ? ""
    : new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone }).format(at);
}
