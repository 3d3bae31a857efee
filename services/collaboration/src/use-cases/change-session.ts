import { answer } from "@storytelling/service";
import { Id, LanguageTag, oneLine } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { askedLines, refuseUnknown } from "../domain/lines.ts";
import { change, Listen, type SessionWish } from "../domain/session.ts";
import { counted } from "../steps/counted.ts";
import { findOrganised, lockOrganised } from "../steps/organised-session.ts";
import { AskedWish, SessionView } from "../steps/session-view.ts";
import { replaceLines } from "../store/session-lines.ts";
import { saveSession } from "../store/sessions.ts";

/** Changes a session. What is asked is read anew from the story. @throws Refusal `deadline-past`, `lines-unknown` */
export const changeSession = useCase({
  params: z.object({ id: Id }),
  body: z.strictObject({
    title: oneLine(200, { missing: "Give a title." }).optional(),
    description: z.string().trim().max(4000).nullable().optional(),
    organiser: oneLine(80).optional(),
    asked: AskedWish.optional(),
    listen: Listen.optional(),
    namesShown: z.boolean().optional(),
    reminds: z.boolean().optional(),
    language: LanguageTag.optional(),
    deadline: z.iso.datetime({ offset: true }).nullable().optional(),
  }),
  answer: SessionView,
  async run(app, { params, body, actor, address, signal, transaction }) {
    const { deadline, asked, ...rest } = body;
    const wish = {
      ...rest,
      ...(deadline === undefined ? {} : { deadline: deadline === null ? null : new Date(deadline) }),
      ...(asked ? { asked } : {}),
    } as SessionWish;
    const story = asked && (await storyOf());
    return transaction(async (tx) => {
      const session = await lockOrganised(tx, params.id, actor.id);
      const now = app.clock.now();
      const changed = { ...change(session, wish, now), ...(story ? { revision: story.revision } : {}) };
      await saveSession(tx, changed, []);
      if (story) await replaceLines(tx, changed, askedLines(story, changed.asked));
      return answer(await counted(tx, changed, actor.id));
    });

    async function storyOf() {
      const { ownerId, storyId } = await findOrganised(app.db.read, params.id, actor.id);
      // On the owner's behalf: a co-organiser may not read the story itself.
      const found = await app.story.ownersScript(storyId, { actor: { id: ownerId }, address, signal });
      if (asked) refuseUnknown(asked, found);
      return found;
    }
  },
});
