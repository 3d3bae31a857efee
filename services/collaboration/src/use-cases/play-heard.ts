import { answer } from "@storytelling/service";
import { Id, notFound, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { heardContribution } from "../steps/seen-contribution.ts";
import { takesOf } from "../store/takes.ts";

/**
 * A recording as it will sound, levelled and trimmed. @throws Refusal `contribution-not-ready`, `take-not-found`
 */
export const playHeard = useCase({
  params: z.object({ id: Id }),
  query: z.object({
    takeId: Id.optional().meta({ description: "Of a reading of several lines; the first." }),
  }),
  answer: { media: ["audio/wav"] },
  async run(app, { params, query, actor, address, signal }) {
    const { made } = await heardContribution(app.db.read, params.id, actor.id);
    const takes = await takesOf(app.db.read, [made.id]);
    if (takes.length === 0) throw notReady();
    const take = takes.find(({ takeId }) => takeId === (query.takeId ?? takes[0]?.takeId));
    if (!take) throw notFound("take");
    const asker = { actor: { id: made.personId }, address, signal };
    return answer(await app.narration.heard(take.takeId, asker));
  },
});

const notReady = (): Refusal =>
  new Refusal(
    "conflict",
    "contribution-not-ready",
    "This recording is not prepared yet. Try again in a moment.",
    {
      retryAfter: 2,
    },
  );
