import type * as Y from "yjs";

/**
 * Gives a key that no rule knows a name without meaning. A deleted item still carries its key in every update, so
 * that words put into a key would reach all readers. Nobody may ever write such a key, and so no legal write can
 * meet it; the writer's own copy, which keeps the old name, only has a deleted item more.
 */
export function hideKey(type: Y.AbstractType<unknown>, key: string): void {
  const head = type._map.get(key);
  if (!head) return;
  let first = head;
  while (first.left !== null) first = first.left;
  const hidden = `?${first.id.client}:${first.id.clock}`;
  for (let item: Y.Item | null = head; item !== null; item = item.left) item.parentSub = hidden;
  type._map.delete(key);
  type._map.set(hidden, head);
}
