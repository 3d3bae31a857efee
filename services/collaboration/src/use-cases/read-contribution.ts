import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { ContributionView, viewContribution } from "../steps/contribution-view.ts";
import { seenContribution } from "../steps/seen-contribution.ts";
import { takesOf } from "../store/takes.ts";

/** A recording, for its participant and the organisers. */
export const readContribution = useCase({
  params: z.object({ id: Id }),
  answer: ContributionView,
  async run(app, { params, actor }) {
    const { made, participant } = await seenContribution(app.db.read, params.id, actor.id);
    const takes = await takesOf(app.db.read, [made.id]);
    return answer(viewContribution(made, { takes, language: participant.language }));
  },
});
