import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { ContributionView, viewContribution } from "../steps/contribution-view.ts";
import { participantOf } from "../steps/own-participant.ts";
import { contributionsOf } from "../store/contributions.ts";
import { takesOf } from "../store/takes.ts";

/** A participant's own recordings, in the order in which they came. */
export const listOwnContributions = useCase({
  params: z.object({ id: Id }),
  answer: z.object({ items: z.array(ContributionView) }),
  async run(app, { params, actor }) {
    const { participant } = await participantOf(app.db.read, params.id, actor);
    const all = await contributionsOf(app.db.read, { participantId: participant.id });
    const takes = await takesOf(
      app.db.read,
      all.map(({ id }) => id),
    );
    const { language } = participant;
    return answer({ items: all.map((made) => viewContribution(made, { takes, language })) });
  },
});
