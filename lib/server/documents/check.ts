import type { z } from "zod";
import type { Answer, MemberVisit } from "../http/route";
import type { checkBody } from "./check-schemas";
import { sortReadable } from "./readable";

/** `POST /api/documents/check`: what of the documents held on a device is denied or outdated by now (R10). */
export async function answerCheck({
  runtime,
  actor,
  body,
}: MemberVisit<unknown, z.output<typeof checkBody>>): Promise<Answer> {
  const { readable, denied, epochs } = await sortReadable(runtime.db, actor, body.names);
  const isStale = (name: string) => {
    const held = body.epochs[name];
    const present = epochs.get(name)?.epoch;
    return held !== undefined && present !== undefined && held !== present;
  };
  return { data: { denied, stale: readable.filter(isStale) } };
}
