import { Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { TextView } from "../steps/text-view.ts";
import { keepText, writerOf } from "../steps/write-text.ts";

/** Keeps a memory that a participant wrote. @throws Refusal `memories-not-asked`, `session-closed` */
export const writeMemory = useCase({
  params: z.object({ id: Id }),
  body: z.strictObject({ text: z.string().trim().min(1).max(20_000) }),
  answer: TextView,
  run: (app, { params, body, actor, transaction }) =>
    transaction(async (tx) => {
      const writer = await writerOf(app, tx, params.id, actor.id);
      if (!writer.session.asked.memories) throw notAsked();
      return keepText(app, tx, writer, { kind: "memory", text: body.text });
    }),
});

const notAsked = (): Refusal =>
  new Refusal("conflict", "memories-not-asked", "This session does not ask for memories. Ask its organiser.");
