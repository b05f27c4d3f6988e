import { z } from "zod";
import { insertAudit } from "@/lib/db/audit";
import { isIsoTime } from "@/lib/domain/calendar/iso-time";
import { exportFormats } from "@/lib/domain/exports/model";
import { command } from "./model";

/** C8, M3: puts an export that a device made on record; one made offline is handed in when it is back. */
export const recordExport = command({
  name: "customers.recordExport",
  summary: "Put an export made on a device on record",
  capability: "export.customers",
  input: z.object({
    at: z.string().refine(isIsoTime, "notATime"),
    format: z.enum(exportFormats),
    count: z.number().int().min(0).max(10_000_000),
    query: z.string().max(2000, "tooLong"),
    columns: z.array(z.string().max(80)).max(200, "tooLong"),
  }),
  async decide({ tx, actor }, { at, format, count, query, columns }) {
    const detail = { at, format, count, query, columns, made: "device" };
    await insertAudit(tx, { actorId: actor.userId, action: "export.customers", detail });
    return { ok: true, result: {}, events: [] };
  },
});
