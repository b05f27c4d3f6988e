const wide = "(min-width: 768px)";

/**
 * Asks for the code of the screen at this address all at once. Each part would ask for the next one itself, but
 * only after it has been drawn: on a slow phone a second went by with four files in a row.
 */
export function beginScreens(pathname: string): void {
  const [, place, id] = pathname.split("/");
  const parts: Promise<unknown>[] = [import("@/components/frame/frame")];
  if (place === "customers" && window.matchMedia(wide).matches) {
    parts.push(import("@/components/customers/table-list"));
  }
  if (place === "customers" && id) parts.push(import("@/components/customer/customer-page"));
  // A file that can't be had now is asked for again by the part that needs it, which can say so.
  for (const part of parts) part.catch(() => undefined);
}
