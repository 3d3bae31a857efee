import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { creditsOf } from "../domain/credits.ts";
import { memberOf } from "../steps/member.ts";
import { contributionsOf } from "../store/contributions.ts";
import { participantsOf } from "../store/participants.ts";
import { linesOf } from "../store/session-lines.ts";

const CreditView = z
  .object({
    participantId: Id,
    name: z.string().nullable().meta({ description: "Null where the session keeps names from guests." }),
    characters: z.array(z.string().nullable()).meta({ description: "Null stands for the narrator." }),
    lines: z.number().int(),
  })
  .meta({ id: "Credit" });

/** Who gave their voice to which character, of the accepted recordings. */
export const readCredits = useCase({
  params: z.object({ id: Id }),
  answer: z.object({ items: z.array(CreditView) }),
  async run(app, { params, actor }) {
    const { session, mayName } = await memberOf(app.db.read, params.id, actor.id);
    const [people, made, lines] = await Promise.all([
      participantsOf(app.db.read, session.id),
      contributionsOf(app.db.read, { sessionId: session.id }),
      linesOf(app.db.read, session),
    ]);
    const accepted = made.filter(({ status }) => status === "accepted");
    const credits = creditsOf(people, accepted, new Map(lines.map((line) => [line.line, line])));
    const items = credits.map(({ name, characters, ...credit }) => ({
      ...credit,
      characters: [...characters],
      name: mayName(credit.participantId) ? name : null,
    }));
    return answer({ items });
  },
});
