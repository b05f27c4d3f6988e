/**
 * Loaded into each server that a bench starts, ours and the peers' alike: SIGUSR2 collects garbage, so that memory
 * can be compared; with BENCH_PROFILE it leaves a processor profile in that folder at the end.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
process.on("SIGUSR2", () => {
  for (let round = 0; round < 3; round += 1) collect();
});

const folder = process.env.BENCH_PROFILE;
if (folder) {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.setSamplingInterval", { interval: 500 });
  session.post("Profiler.start");
  process.on("exit", () => {
    session.post("Profiler.stop", (_error, { profile }) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(
        path.join(folder, `${path.basename(process.argv[1] ?? "server")}-${process.pid}.cpuprofile`),
        JSON.stringify(profile),
      );
    });
  });
}
