import { answer } from "@storytelling/service";
import { Id, LanguageTag, oneLine } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { askedLines, refuseUnknown } from "../domain/lines.ts";
import { Listen, type Session, start } from "../domain/session.ts";
import { counted } from "../steps/counted.ts";
import { AskedWish, SessionView } from "../steps/session-view.ts";
import { replaceLines } from "../store/session-lines.ts";
import { insertSession } from "../store/sessions.ts";

/** Opens a session on a story that the user owns. @throws Refusal `story-not-found`, `not-analyzed` */
export const startSession = useCase({
  body: z.strictObject({
    storyId: Id,
    title: oneLine(200, { missing: "Give a title." }).optional(),
    description: z.string().trim().max(4000).optional(),
    organiser: oneLine(80)
      .optional()
      .meta({ description: "Your name for guests; your display name unless given." }),
    asked: AskedWish.prefault({}),
    listen: Listen.default("own"),
    namesShown: z.boolean().default(true),
    reminds: z.boolean().default(true),
    language: LanguageTag.optional().meta({
      description: "In which guests are addressed; the story's unless given.",
    }),
    deadline: z.iso.datetime({ offset: true }).optional(),
  }),
  answer: SessionView,
  async run(app, { body, actor, address, signal, transaction }) {
    const asker = { actor, address, signal };
    const [story, guestsCap, organiser] = await Promise.all([
      app.story.ownersScript(body.storyId, asker),
      app.people.guestsCap(asker),
      body.organiser ?? app.people.contact(actor.id, asker).then(({ displayName }) => displayName),
    ]);
    refuseUnknown(body.asked, story);
    const now = app.clock.now();
    const session: Session = {
      id: app.ids.next(),
      ownerId: actor.id,
      storyId: body.storyId,
      status: "open",
      closedCause: null,
      title: body.title ?? story.title,
      description: body.description ?? null,
      storyTitle: story.title,
      organiser,
      characters: story.characters.map(({ id, name }) => ({ id, name })),
      language: body.language ?? story.language,
      revision: story.revision,
      asked: body.asked,
      listen: body.listen,
      namesShown: body.namesShown,
      reminds: body.reminds,
      guestsCap,
      deadline: body.deadline ? new Date(body.deadline) : null,
      createdAt: now,
      updatedAt: now,
      closedAt: null,
    };
    const { events } = start(session, now);
    const lines = askedLines(story, session.asked);
    return transaction(async (tx) => {
      await insertSession(tx, session, events);
      await replaceLines(tx, session, lines);
      return answer(await counted(tx, session, actor.id));
    });
  },
});
