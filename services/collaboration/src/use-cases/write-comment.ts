import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { TextView } from "../steps/text-view.ts";
import { checkedSpan, keepText, writerOf } from "../steps/write-text.ts";

const whole = z.number().int().nonnegative();
const text = z.string().trim().min(1).max(5000);

/**
 * Comments on a part of a line, or on a time of a narration. @throws Refusal `text-changed`, `line-gone`,
 * `span-invalid`, `session-closed`
 */
export const writeComment = useCase({
  params: z.object({ id: Id }),
  body: z.union([
    z.strictObject({
      text,
      revision: z.number().int().positive(),
      line: whole,
      from: whole,
      to: whole,
      original: z.string().min(1).max(10_000),
    }),
    z.strictObject({ text, narrationId: Id, atMs: whole.max(2_000_000_000) }),
  ]),
  answer: TextView,
  run: (app, { params, body, actor, transaction }) =>
    transaction(async (tx) => {
      const writer = await writerOf(app, tx, params.id, actor.id);
      const kind = "comment" as const;
      if ("narrationId" in body) return keepText(app, tx, writer, { kind, ...body });
      const about = await checkedSpan(tx, writer.session, body);
      return keepText(app, tx, writer, { kind, text: body.text, ...about });
    }),
});
