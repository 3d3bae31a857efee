import { setTimeout as sleep } from "node:timers/promises";
import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { isRunning } from "../domain/narration.ts";
import { audibleNarration } from "../steps/narrations.ts";
import { NarrationView, viewNarration } from "../steps/view.ts";
import { findNarration, type NarrationRow } from "../store/narrations.ts";

const LOOK_EVERY_MS = 250;

/** A narration each time that it changed, until it has ended or is deleted. */
export const watchNarration = useCase({
  params: z.object({ id: Id }),
  answer: { events: NarrationView },
  async run(app, { params, visitor, signal }) {
    return answer(changes(app, await audibleNarration(app, visitor, params.id), signal));
  },
});

async function* changes(app: App, first: NarrationRow, signal: AbortSignal): AsyncGenerator<NarrationView> {
  let told = "";
  for (let row: NarrationRow | undefined = first; row; row = await findNarration(app.db, first.id)) {
    const view = await viewNarration(app, row);
    const now = JSON.stringify(view);
    if (now !== told) yield view;
    told = now;
    if (!isRunning(row)) return;
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
  }
}
