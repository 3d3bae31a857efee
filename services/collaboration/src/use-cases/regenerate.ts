import { answer } from "@storytelling/service";
import { Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { chosenTakes } from "../domain/chosen-takes.ts";
import { findOrganised } from "../steps/organised-session.ts";
import { contributionsOf } from "../store/contributions.ts";
import { takesOf } from "../store/takes.ts";

/**
 * Has narration put the accepted recordings in place of synthetic takes. Narration decides by the actor's own token, so
 * they must own the story. @throws Refusal `no-narration`, narration's own, `unavailable`
 */
export const regenerate = useCase({
  params: z.object({ id: Id }),
  body: z.strictObject({
    narrationId: Id.optional().meta({ description: "The newest one of the story, unless given." }),
    dryRun: z.boolean().default(false).meta({ description: "Only counts; nothing is changed." }),
  }),
  answer: z
    .object({
      narrationId: Id,
      dryRun: z.boolean(),
      accepted: z.number().int().meta({ description: "How many recordings are accepted." }),
      segments: z.number().int().meta({ description: "How many segments change." }),
      takes: z.number().int().meta({ description: "How many takes are used." }),
      waiting: z.array(Id).meta({ description: "Accepted recordings that narration has not prepared yet." }),
      unused: z
        .array(Id)
        .meta({ description: "Recordings whose words are not those of their line any more." }),
      editions: z.array(z.object({ kind: z.string() })).meta({ description: "What is made anew." }),
      status: z.string(),
    })
    .meta({ id: "Regeneration" }),
  async run(app, { params, body, actor, address, signal }) {
    const session = await findOrganised(app.db.read, params.id, actor.id);
    const asker = { actor, address, signal };
    const all = await contributionsOf(app.db.read, { sessionId: session.id });
    const accepted = all.filter(({ status, supersededBy }) => status === "accepted" && supersededBy === null);
    const made = await takesOf(
      app.db.read,
      accepted.map(({ id }) => id),
    );
    const narrationId = body.narrationId ?? (await app.narration.newest(session.storyId, asker));
    if (!narrationId) throw noNarration();
    const wish = { takes: chosenTakes(accepted, made), dryRun: body.dryRun };
    const told = await app.narration.regenerate(narrationId, wish, asker);
    const editions = told.editions.map(({ kind }) => ({ kind }));
    return answer({ ...told, editions, dryRun: body.dryRun, accepted: accepted.length });
  },
});

const noNarration = (): Refusal =>
  new Refusal(
    "conflict",
    "no-narration",
    "The story has no narration yet. Narrate it first, then regenerate.",
  );
