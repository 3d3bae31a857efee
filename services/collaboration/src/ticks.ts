import type { Tick } from "@storytelling/service";
import type { App } from "./app.ts";
import { tendUploads } from "./steps/tend-uploads.ts";
import { closeOverdue } from "./use-cases/close-overdue.ts";
import { forgetLeft } from "./use-cases/forget-left.ts";
import { sendReminders } from "./use-cases/send-reminders.ts";

const tickMs = ({ config }: App) => config.COLLABORATION_TICK_MS;

/** What collaboration repeats by the clock. */
export const ticks: readonly Tick<App>[] = [
  { name: "close-overdue", everyMs: tickMs, run: closeOverdue },
  { name: "send-reminders", everyMs: tickMs, run: sendReminders },
  { name: "forget-left", everyMs: (app) => tickMs(app) && 3_600_000, run: forgetLeft },
  { name: "tend-uploads", everyMs: (app) => app.config.UPLOADS_TICK_MS, run: tendUploads },
];
