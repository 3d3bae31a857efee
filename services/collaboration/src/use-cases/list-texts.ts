import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { findOrganised } from "../steps/organised-session.ts";
import { participantOf } from "../steps/own-participant.ts";
import { TextView, viewText } from "../steps/text-view.ts";
import { participantsOf } from "../store/participants.ts";
import { textsOf } from "../store/texts.ts";

/** A participant's own texts, in the order in which they wrote them. */
export const listOwnTexts = useCase({
  params: z.object({ id: Id }),
  answer: z.object({ items: z.array(TextView) }),
  async run(app, { params, actor }) {
    const { participant } = await participantOf(app.db.read, params.id, actor);
    return answer({ items: (await textsOf(app.db.read, { participantId: participant.id })).map(viewText) });
  },
});

const Listed = TextView.extend({ name: z.string().nullable() }).meta({ id: "SessionText" });

/** All texts of a session, for its organisers. An accepted correction has what is needed to change the story with it. */
export const listSessionTexts = useCase({
  params: z.object({ id: Id }),
  answer: z.object({ items: z.array(Listed) }),
  async run(app, { params, actor }) {
    const session = await findOrganised(app.db.read, params.id, actor.id);
    const [texts, people] = await Promise.all([
      textsOf(app.db.read, { sessionId: session.id }),
      participantsOf(app.db.read, session.id, { all: true }),
    ]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const items = texts.map((made) => ({ ...viewText(made), name: names.get(made.participantId) ?? null }));
    return answer({ items });
  },
});
