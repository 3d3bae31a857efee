import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { requireOrSkip } from "../../tools/machine/index.ts";
import { type BusKind, missingFor } from "./world/broker.ts";
import { killing, report, type Victim } from "./world/killing.ts";
import type { Toll } from "./world/toll.ts";
import type { WorldOptions } from "./world/world.ts";

interface Sickness {
  readonly name: string;
  readonly options: Omit<WorldOptions, "bus">;
  readonly victims: readonly Victim[];
  readonly shows: "doubled" | "gaps" | "inversions";
}

const withoutInbox = (victim: Victim): Sickness => ({
  name: "without the inbox, events are handled twice",
  options: { mutant: "without-inbox" },
  victims: [victim],
  shows: "doubled",
});
const hasty: Sickness = {
  name: "when they are acknowledged before they are handled, events are lost",
  options: { mutant: "hasty" },
  victims: ["consumer"],
  shows: "gaps",
};
const skipLocked: Sickness = {
  name: "with three relays that skip each other's locks, events are out of order",
  options: { mutant: "skip-locked", rate: 400 },
  victims: [],
  shows: "inversions",
};
const noFile: Sickness = {
  name: "with a Redis without an append-only file, and no check for lost events, events are lost",
  options: { appendonly: false, mutant: "no-recovery" },
  victims: ["broker"],
  shows: "gaps",
};

// Killing Kafka's process loses nothing that it has passed to the kernel, so Kafka has no counterpart of `noFile`.
const sicknesses: Record<BusKind, readonly Sickness[]> = {
  "in-process": [withoutInbox("process")],
  redis: [withoutInbox("consumer"), skipLocked, hasty, noFile],
  kafka: [withoutInbox("consumer"), skipLocked, hasty],
};

/** Takes away each of our precautions in turn. The count must then be above zero, which proves that the count works. */
export async function mutants(bus: BusKind): Promise<void> {
  const missing = await missingFor(bus);
  describe(`without one of the precautions, on the ${bus} bus`, () => {
    for (const { name, options, victims, shows } of sicknesses[bus])
      it(name, async (test) => {
        if (missing) return requireOrSkip(test, missing);
        // Most runs show the fault after one to ten kills.
        const run = { times: 30, seed: Math.floor(Math.random() * 2 ** 31), victims };
        const killed = await killing(
          { bus, ...options },
          { ...run, enough: (toll: Toll) => toll[shows] > 0 },
        );
        process.stdout.write(`# ${name}: ${report(bus, killed)}\n`);
        assert.ok(killed.toll[shows] > 0, `The count of ${shows} is still 0.`);
      });
  });
}
