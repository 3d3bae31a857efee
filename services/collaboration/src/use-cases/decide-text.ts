import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { decideText } from "../domain/text-contribution.ts";
import { lockOrganised } from "../steps/organised-session.ts";
import { TextView, viewText } from "../steps/text-view.ts";
import type { Tx } from "../store/db.ts";
import { lockText, saveDecision } from "../store/texts.ts";

/** Accepts a text. Changing the story by an accepted correction is the owner's own act. */
export const acceptText = useCase({
  params: z.object({ id: Id }),
  answer: TextView,
  run: (app, { params, actor, transaction }) =>
    transaction((tx) => decided(app, tx, { id: params.id, by: actor.id, decision: "accepted" })),
});

export const declineText = useCase({
  params: z.object({ id: Id }),
  answer: TextView,
  run: (app, { params, actor, transaction }) =>
    transaction((tx) => decided(app, tx, { id: params.id, by: actor.id, decision: "declined" })),
});

interface Wish {
  readonly id: string;
  readonly by: string;
  readonly decision: "accepted" | "declined";
}

async function decided(app: App, tx: Tx, { id, by, decision }: Wish) {
  const found = await lockText(tx, id);
  if (!found) throw notFound("text");
  await lockOrganised(tx, found.sessionId, by).catch(() => {
    throw notFound("text");
  });
  const { text, events } = decideText(found, { decision, by, now: app.clock.now() });
  if (text !== found) await saveDecision(tx, text, events);
  return answer(viewText(text));
}
