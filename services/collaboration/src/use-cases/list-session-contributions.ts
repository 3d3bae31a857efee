import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { ContributionView, viewContribution } from "../steps/contribution-view.ts";
import { findOrganised } from "../steps/organised-session.ts";
import { contributionsOf } from "../store/contributions.ts";
import { participantsOf } from "../store/participants.ts";
import { takesOf } from "../store/takes.ts";

const Listed = ContributionView.extend({ name: z.string().nullable() }).meta({ id: "SessionContribution" });

/** All recordings of a session, for its organisers, in the order in which they came. */
export const listSessionContributions = useCase({
  params: z.object({ id: Id }),
  query: z.object({ status: ContributionView.shape.status.optional() }),
  answer: z.object({ items: z.array(Listed) }),
  async run(app, { params, query, actor }) {
    const session = await findOrganised(app.db.read, params.id, actor.id);
    const [all, people] = await Promise.all([
      contributionsOf(app.db.read, { sessionId: session.id }),
      participantsOf(app.db.read, session.id, { all: true }),
    ]);
    const some = all.filter(({ status }) => query.status === undefined || status === query.status);
    const takes = await takesOf(
      app.db.read,
      some.map(({ id }) => id),
    );
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const items = some.map((made) => ({
      ...viewContribution(made, { takes, language: session.language }),
      name: names.get(made.participantId) ?? null,
    }));
    return answer({ items });
  },
});
