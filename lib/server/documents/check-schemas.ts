import { z } from "zod";

export const checkBody = z.object({
  names: z.array(z.string().max(100, "tooLong")).max(5000, "tooLong"),
  /** Epochs of the copies held, by name: copies of another epoch are of no use any more. */
  epochs: z.record(z.string(), z.number().int()).default({}),
});

export const bulkBody = z.object({ names: z.array(z.string().max(100, "tooLong")).max(500, "tooLong") });
