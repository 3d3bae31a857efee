import type { Tick } from "@storytelling/service";
import type { App } from "./app.ts";
import { sendDigests } from "./use-cases/send-digests.ts";
import { startDue, sweep } from "./use-cases/tend-queue.ts";

/** What notification repeats by the clock. */
export const ticks: readonly Tick<App>[] = [
  { name: "start-due", everyMs: ({ config }) => config.MESSAGE_LOOK_MS, run: startDue },
  { name: "send-digests", everyMs: ({ config }) => config.MESSAGE_LOOK_MS * 5, run: sendDigests },
  { name: "sweep", everyMs: 600_000, run: sweep },
];
