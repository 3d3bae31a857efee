import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { originalOf, originalTypes } from "../steps/original.ts";
import { seenContribution } from "../steps/seen-contribution.ts";

/** A recording as it was sent, for its participant and the organisers. */
export const playOriginal = useCase({
  params: z.object({ id: Id }),
  answer: { media: originalTypes },
  async run(app, { params, actor }) {
    const { made } = await seenContribution(app.db.read, params.id, actor.id);
    return answer(await originalOf(app, made));
  },
});
