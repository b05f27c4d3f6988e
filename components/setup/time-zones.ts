export interface TimeZones {
  /** That of this device. */
  readonly own: string;
  readonly all: readonly string[];
}

/** The zones that the browser knows; old ones do not tell, then one types the name. */
export function timeZones(): TimeZones {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone || "Asia/Shanghai";
  const all = typeof Intl.supportedValuesOf === "function" ? Intl.supportedValuesOf("timeZone") : [];
  return { own: own === "UTC" ? "Asia/Shanghai" : own, all: all.length > 0 ? all : [own] };
}
