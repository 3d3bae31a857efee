import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { type Decision, decide } from "../domain/contribution.ts";
import { ContributionView, viewContribution } from "../steps/contribution-view.ts";
import { lockForOrganiser } from "../steps/seen-contribution.ts";
import { saveContribution } from "../store/contributions.ts";
import type { Tx } from "../store/db.ts";
import { supersedeOlder } from "../store/superseded.ts";
import { takesOf } from "../store/takes.ts";

/** Accepts a recording: the next regeneration uses it. @throws Refusal as `decide` does */
export const acceptContribution = useCase({
  params: z.object({ id: Id }),
  answer: ContributionView,
  run: (app, { params, actor, transaction }) =>
    transaction((tx) => decided(app, tx, { id: params.id, by: actor.id, decision: "accepted" })),
});

/** Declines a recording: it is not used. @throws Refusal as `decide` does */
export const declineContribution = useCase({
  params: z.object({ id: Id }),
  answer: ContributionView,
  run: (app, { params, actor, transaction }) =>
    transaction((tx) => decided(app, tx, { id: params.id, by: actor.id, decision: "declined" })),
});

/** Asks the participant to record again, with a note. @throws Refusal as `decide` does */
export const returnContribution = useCase({
  params: z.object({ id: Id }),
  body: z.strictObject({ note: z.string().trim().min(1, "Say what to do differently.").max(2000) }),
  answer: ContributionView,
  run: (app, { params, body, actor, transaction }) =>
    transaction((tx) =>
      decided(app, tx, { id: params.id, by: actor.id, decision: "returned", note: body.note }),
    ),
});

interface Wish {
  readonly id: string;
  readonly by: string;
  readonly decision: Decision;
  readonly note?: string;
}

async function decided(app: App, tx: Tx, { id, ...wish }: Wish) {
  const { made, session } = await lockForOrganiser(tx, id, wish.by);
  const change = decide(made, { ...wish, now: app.clock.now() });
  if (change.contribution !== made) {
    await saveContribution(tx, change);
    if (wish.decision === "accepted") await supersedeOlder(tx, made, { accepted: true });
  }
  const takes = await takesOf(tx, [id]);
  return answer(viewContribution(change.contribution, { takes, language: session.language }));
}
