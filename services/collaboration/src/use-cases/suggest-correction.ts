import { Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { TextView } from "../steps/text-view.ts";
import { checkedSpan, keepText, writerOf } from "../steps/write-text.ts";

const offset = z.number().int().nonnegative();

/**
 * Suggests other words for a part of a line. @throws Refusal `text-changed`, `line-gone`, `span-invalid`,
 * `nothing-changed`, `session-closed`
 */
export const suggestCorrection = useCase({
  params: z.object({ id: Id }),
  body: z.strictObject({
    revision: z.number().int().positive(),
    line: offset,
    from: offset,
    to: offset,
    original: z.string().min(1).max(10_000).meta({ description: "The words at the span, as they are now." }),
    suggested: z.string().max(10_000),
    reason: z.string().trim().max(2000).default(""),
  }),
  answer: TextView,
  run: (app, { params, body, actor, transaction }) =>
    transaction(async (tx) => {
      const writer = await writerOf(app, tx, params.id, actor.id);
      if (body.suggested === body.original) throw unchanged();
      const about = await checkedSpan(tx, writer.session, body);
      const { suggested, reason: text } = body;
      return keepText(app, tx, writer, { kind: "correction", text, suggested, ...about });
    }),
});

const unchanged = (): Refusal => {
  const message = "Suggest other words than those that stand there.";
  return new Refusal("invalid", "nothing-changed", `body.suggested: ${message}`, {
    faults: [{ field: "body.suggested", message }],
  });
};
