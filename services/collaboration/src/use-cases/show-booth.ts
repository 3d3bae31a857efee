import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { BoothView, boothOf } from "../steps/booth-view.ts";
import { ContributionView, viewContribution } from "../steps/contribution-view.ts";
import { participantOf } from "../steps/own-participant.ts";
import { contributionsOf } from "../store/contributions.ts";
import { takesOf } from "../store/takes.ts";

const mostLines = 2000;

/** What the booth shows: the lines that are asked of a participant, and their recordings. */
export const showBooth = useCase({
  params: z.object({ id: Id }),
  answer: z.object({ booth: BoothView, recordings: z.array(ContributionView) }),
  async run(app, { params, actor }) {
    const db = app.db.read;
    const partaking = await participantOf(db, params.id, actor);
    const all = await contributionsOf(db, { participantId: params.id });
    const [booth, takes] = await Promise.all([
      boothOf(db, partaking, { from: 0, limit: mostLines }, app.clock.now()),
      takesOf(
        db,
        all.map(({ id }) => id),
      ),
    ]);
    const { language } = partaking.participant;
    return answer({ booth, recordings: all.map((made) => viewContribution(made, { takes, language })) });
  },
});
