import { z } from "zod";
import { runCommand } from "@/lib/server/commands/run-command";
import { memberRoute } from "@/lib/server/http/route";

export const POST = memberRoute({ body: z.unknown(), handle: runCommand });
