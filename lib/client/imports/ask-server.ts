import { askDuplicates, askedAtOnce } from "@/lib/client/customers/ask-duplicates";
import type { CheckedFile } from "./protocol";
import type { WorkerClient } from "./worker-client";

/** Beyond so many rows the server decides when it takes them in, as it does offline. */
const batchesAtMost = 40;

/**
 * Asks the server about rows of which the device knows no duplicate (C7, C10), in batches, until it is offline or
 * nobody wants to know any more: `onTold` answers false.
 */
export async function askServer(
  worker: WorkerClient,
  onTold: (checked: CheckedFile) => boolean,
): Promise<void> {
  let after = -1;
  for (let batch = 0; batch < batchesAtMost; batch += 1) {
    const rows = await worker.call("strangers", [after, askedAtOnce]);
    const last = rows.at(-1);
    if (!last) return;
    const answer = await askDuplicates(rows.map(([, name, company, phone]) => ({ name, company, phone })));
    if (!answer) return;
    const told = rows.flatMap(([line], at) => {
      const found = answer[at];
      return found ? [{ line, ...found }] : [];
    });
    if (!onTold(await worker.call("told", [told])) || rows.length < askedAtOnce) return;
    after = last[0];
  }
}
