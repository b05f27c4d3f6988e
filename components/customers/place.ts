/** Where each list was scrolled to, by its address, so that it keeps its place when one comes back. */
const offsetByList = new Map<string, number>();
const remembered = 40;

export function rememberPlace(list: string, offset: number): void {
  offsetByList.delete(list);
  offsetByList.set(list, offset);
  if (offsetByList.size <= remembered) return;
  const [oldest] = offsetByList.keys();
  if (oldest !== undefined) offsetByList.delete(oldest);
}

export const placeOf = (list: string): number => offsetByList.get(list) ?? 0;
