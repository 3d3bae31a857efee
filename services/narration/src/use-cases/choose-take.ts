import { answer } from "@storytelling/service";
import { Id, notFound, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { fitTakes } from "../domain/fit-takes.ts";
import { keysOf } from "../domain/line-key.ts";
import { choose } from "../steps/choose.ts";
import { fittingTake } from "../steps/fitted-takes.ts";
import { requireReady } from "../steps/own-take.ts";
import { ownStory } from "../steps/stories.ts";
import { LineParams, lineIn, storyChanged, storyLines } from "../steps/story-lines.ts";
import { keptKeys } from "../store/take-keys.ts";
import { lockTakesOf } from "../store/take-removal.ts";
import { findTake } from "../store/takes.ts";

/** Chooses what is heard for a line, in narrations from now on: a take, or the synthetic voice. */
export const chooseTakeForLine = useCase({
  params: LineParams,
  body: z
    .strictObject({
      takeId: Id.nullable().meta({ description: "Null is the synthetic voice." }),
      revision: z.number().int().optional().meta({
        description: "The revision whose line is meant. Another current one is refused.",
      }),
    })
    .meta({ id: "ChooseTake" }),
  answer: z.object({ line: z.number().int(), takeId: Id.nullable() }),
  async run(app, { params, body: { takeId, revision }, actor, address, signal, transaction }) {
    const { id: storyId, ownerId } = await ownStory(app, actor, params.id);
    const { script, lines } = await storyLines(app, { actor, address, signal }, storyId);
    if (revision !== undefined && revision !== script.revision) throw storyChanged(script.revision);
    const { line } = lineIn(lines, params.line);
    return transaction(async (tx) => {
      await lockTakesOf(tx, [ownerId]);
      if (takeId !== null) {
        const take = await findTake(tx, takeId);
        if (take?.story_id !== storyId) throw notFound("take");
        requireReady(take);
        if (fitTakes(lines, fittingTake(take)).get(takeId)?.line !== line) throw unfit();
      }
      const [key] = (await keptKeys(tx, ownerId, keysOf(lines))).filter((_, at) => lines[at]?.line === line);
      if (key) await choose(app, tx, { ownerId, storyId, key }, takeId, actor.id);
      return answer({ line, takeId });
    });
  },
});

const unfit = (): Refusal =>
  new Refusal(
    "conflict",
    "take-does-not-fit",
    "The words of this take are not those of the line. Choose one of the takes of this line.",
  );
