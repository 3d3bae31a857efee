import type { Tick } from "@storytelling/service";
import type { App } from "./app.ts";
import { sweep, tendKeys } from "./use-cases/tend.ts";

/** What identity repeats by the clock. */
export const ticks: readonly Tick<App>[] = [
  { name: "tend-keys", everyMs: 60_000, atStart: true, run: tendKeys },
  { name: "sweep", everyMs: 3_600_000, run: sweep },
];
