import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { stopPostgres } from "@storytelling/postgres";
import { testPostgresDir } from "@storytelling/service/testing";
import { runSuite } from "../../tools/suite/run-suite.ts";
import { type BusKind, missingFor } from "./world/broker.ts";
import { type Killed, killing, report } from "./world/killing.ts";

/**
 * `npm run faults`: kills for FAULTS_MINUTES (60) minutes, a third of them on each bus. Then it runs every scenario and
 * every mutant once, and prints a table. SEED repeats the random choices of a run, but not its timing.
 */
const minutes = Number(process.env.FAULTS_MINUTES || 60);
const seed = Number(process.env.SEED || Math.floor(Math.random() * 2 ** 31));
const buses: readonly BusKind[] = ["in-process", "redis", "kafka"];
const say = (line: string) => process.stdout.write(`${line}\n`);

const ends: [BusKind, Killed | { missing: string }][] = [];
say(`seed ${seed}, ${minutes} minutes`);
for (const bus of buses) {
  const missing = await missingFor(bus);
  if (missing) ends.push([bus, { missing }]);
  else {
    const killed = await killing(
      { bus },
      { times: Number.POSITIVE_INFINITY, seconds: (minutes * 60) / buses.length, seed },
    );
    ends.push([bus, killed]);
    say(report(bus, killed));
  }
}

const folder = fileURLToPath(new URL(".", import.meta.url));
const scenarios = (await readdir(folder))
  .filter((name) => name.endsWith(".test.ts") || name.endsWith(".faults.ts"))
  .map((name) => folder + name);
Object.assign(process.env, {
  FAULTS: "1",
  KILLS: "25",
  OTHERS: "10000",
  REBALANCES: "12",
  ROTATIONS: "10",
  ROTATION_PEOPLE: "10000",
  ...process.env,
});
const green = await runSuite({ patterns: scenarios, concurrency: 1, limitSeconds: 3 * 3600 });
await stopPostgres(testPostgresDir);

say("\n| bus | SIGKILLs | commits | effects | lost | doubled | inversions | crashes |");
say("| --- | --- | --- | --- | --- | --- | --- | --- |");
let bad = !green;
for (const [bus, end] of ends) {
  if ("missing" in end) {
    say(`| ${bus} | not run: ${end.missing} | | | | | | |`);
    bad ||= process.env.CI === "true";
    continue;
  }
  const { toll, crashes } = end;
  const kills = Object.entries(end.kills).map(([victim, { count }]) => `${count} ${victim}`);
  say(
    `| ${bus} | ${kills.join(", ")} | ${toll.commits} | ${toll.effects} | ${toll.lost} | ${toll.doubled} | ${toll.inversions} | ${crashes} |`,
  );
  bad ||= toll.lost + toll.doubled + toll.inversions + crashes > 0;
}
process.exitCode = bad ? 1 : 0;
