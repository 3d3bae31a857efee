import { type Actor, answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { audibleNarration } from "../steps/narrations.ts";
import { NarrationView } from "../steps/view.ts";

/** Streams a narration at each change, until it has ended or is deleted. */
export const watchNarration = useCase({
  params: z.object({ id: Id }),
  answer: { events: NarrationView },
  async run(app, { params, visitor, signal }) {
    const { id } = await audibleNarration(app, visitor, params.id);
    return answer(changes(app, id, visitor, signal));
  },
});

async function* changes(app: App, id: string, visitor: Actor | null, signal: AbortSignal) {
  for await (const { view, ownerId, published } of app.narrations.follow(id, signal)) {
    // The owner may have unpublished the story since the stream began.
    if (ownerId !== visitor?.id && !published) return;
    yield view;
  }
}
