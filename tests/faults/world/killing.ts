import { setTimeout as sleep } from "node:timers/promises";
import { until } from "@storytelling/service/testing";
import type { BusKind } from "./broker.ts";
import { random } from "./random.ts";
import type { Supervised } from "./supervised.ts";
import type { Toll } from "./toll.ts";
import { openWorld, type World, type WorldOptions } from "./world.ts";

/** What is killed by SIGKILL. */
export type Victim = "relay" | "consumer" | "process" | "broker" | "database";

export const victimsOf = (bus: BusKind): readonly Victim[] =>
  bus === "in-process" ? ["process", "database"] : ["relay", "consumer", "broker", "database"];

/** The result of a run of kills. */
export interface Killed {
  readonly toll: Toll;
  /** The number of processes that ended by themselves after they had been ready. */
  readonly crashes: number;
  /** For each kind of victim, how often it was killed and the seconds until all accounts' entries flowed again. */
  readonly kills: Partial<Record<Victim, { count: number; recovered: number[] }>>;
}

/** Kills one victim of a kind. A broker or a database is started again before it resolves. */
async function kill(world: World, victim: Victim, chance: () => number): Promise<void> {
  const any = (of: readonly Supervised[]) => of[Math.floor(chance() * of.length)];
  switch (victim) {
    case "relay":
    case "process":
      return (await world.leader()).signal("SIGKILL");
    case "consumer":
      return any(world.of("consumer"))?.signal("SIGKILL");
    case "broker":
      return world.broker?.killAndStart();
    case "database":
      return world.databases.kill();
  }
}

/**
 * Kills each kind of victim `times` times under load, in a random order with random pauses. After half of the kills it
 * does not wait for recovery before the next. Starts no further round after `seconds`. `enough` ends the run early;
 * without victims the run waits for it.
 */
export async function killing(
  options: WorldOptions,
  run: {
    times: number;
    seed: number;
    seconds?: number;
    victims?: readonly Victim[];
    enough?: (toll: Toll) => boolean;
    say?: (line: string) => void;
  },
): Promise<Killed> {
  const victims = run.victims ?? victimsOf(options.bus);
  const chance = random(run.seed);
  const world = await openWorld({ ...options, ownDatabase: victims.includes("database") });
  try {
    const kills: Killed["kills"] = {};
    for (const victim of inTurns(victims, run, chance)) {
      await sleep(chance() * 800);
      const began = performance.now();
      await kill(world, victim, chance);
      kills[victim] ??= { count: 0, recovered: [] };
      const sum = kills[victim];
      sum.count++;
      if (chance() < 0.5) {
        await world.settled();
        sum.recovered.push((performance.now() - began) / 1000);
      }
      run.say?.(`${victim} killed, ${((performance.now() - began) / 1000).toFixed(1)} s`);
      if (run.enough?.(await world.toll())) break;
    }
    const { enough } = run;
    if (enough && victims.length === 0) await until(async () => enough(await world.toll()), 60);
    const toll = enough ? await world.toll() : await world.finish();
    return { toll, crashes: world.processes.reduce((sum, each) => sum + each.crashes, 0), kills };
  } finally {
    await world.close();
  }
}

/** Each victim once a round, in a random order. */
function* inTurns(
  victims: readonly Victim[],
  { times, seconds = Number.POSITIVE_INFINITY }: { times: number; seconds?: number },
  chance: () => number,
): Generator<Victim> {
  const began = performance.now();
  for (let round = 0; round < times && performance.now() - began < seconds * 1000; round++)
    yield* victims
      .map((victim) => ({ victim, at: chance() }))
      .sort((a, b) => a.at - b.at)
      .map(({ victim }) => victim);
}

/** One line of a run: what was killed, how long the recovery took, and the toll. */
export function report(name: string, { toll, crashes, kills }: Killed): string {
  const victims = Object.entries(kills).map(([victim, { count, recovered }]) => {
    const [middle, most] = [recovered.length >> 1, recovered.length - 1].map(
      (at) => [...recovered].sort((a, b) => a - b)[at]?.toFixed(1) ?? "-",
    );
    return `${count} ${victim} (${middle} s, at most ${most} s)`;
  });
  return `${name}: killed ${victims.join(", ") || "nothing"}; ${JSON.stringify({ ...toll, crashes })}`;
}
