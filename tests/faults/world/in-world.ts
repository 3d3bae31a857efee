import { it } from "node:test";
import { requireOrSkip } from "../../../tools/machine/index.ts";
import { type BusKind, missingFor } from "./broker.ts";
import { openWorld, type World, type WorldOptions } from "./world.ts";

/** A test in one world. It is skipped when this machine has no broker for the bus; with CI=true it fails then. */
export function inWorld(
  name: string,
  options: WorldOptions,
  test: (world: World, say: (line: string) => void) => Promise<void>,
): void {
  it(`${name}, on the ${options.bus} bus`, async (context) => {
    const missing = await missingFor(options.bus);
    if (missing) return requireOrSkip(context, missing);
    const world = await openWorld(options);
    try {
      await test(world, (line) => process.stdout.write(`# ${options.bus}: ${line}\n`));
    } finally {
      await world.close();
    }
  });
}

/** The same for each of the buses. */
export function inWorlds(
  buses: readonly BusKind[],
  name: string,
  options: Omit<WorldOptions, "bus">,
  test: Parameters<typeof inWorld>[2],
): void {
  for (const bus of buses) inWorld(name, { ...options, bus }, test);
}
