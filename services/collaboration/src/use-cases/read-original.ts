import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { originalOf, originalTypes } from "../steps/original.ts";
import { findContribution } from "../store/contributions.ts";

/** A recording as it was sent, for narration. */
export const readOriginal = useCase({
  params: z.object({ id: Id }),
  answer: { media: originalTypes },
  async run(app, { params, actor }) {
    const made = await findContribution(app.db.read, params.id);
    if (!made || made.status === "withdrawn" || made.personId !== actor.id) throw notFound("contribution");
    return answer(await originalOf(app, made));
  },
});
