import { type Answer, answer } from "@storytelling/service";
import type { App } from "../app.ts";
import type { Participant } from "../domain/participant.ts";
import { requireOpen, type Session } from "../domain/session.ts";
import { type TextContribution, wordsAt, written } from "../domain/text-contribution.ts";
import type { Tx } from "../store/db.ts";
import { someLines } from "../store/session-lines.ts";
import { insertText } from "../store/texts.ts";
import { participantOf } from "./own-participant.ts";
import { type TextView, viewText } from "./text-view.ts";

type Written = Pick<TextContribution, "kind" | "text"> &
  Partial<Pick<TextContribution, "original" | "suggested" | "revision" | "span" | "narrationId" | "atMs">>;

/** Who writes, where. */
export interface Writer {
  readonly participant: Participant;
  readonly session: Session;
}

/** The actor, who may write now. @throws Refusal `participant-not-found`, `session-closed` */
export async function writerOf(app: App, tx: Tx, participantId: string, actorId: string): Promise<Writer> {
  const writer = await participantOf(tx, participantId, { id: actorId });
  requireOpen(writer.session, app.clock.now());
  return writer;
}

/** Keeps what a participant wrote. */
export async function keepText(
  app: App,
  tx: Tx,
  { participant, session }: Writer,
  wrote: Written,
): Promise<Answer<TextView>> {
  const made: TextContribution = {
    original: null,
    suggested: null,
    revision: null,
    span: null,
    narrationId: null,
    atMs: null,
    ...wrote,
    id: app.ids.next(),
    sessionId: session.id,
    storyId: session.storyId,
    ownerId: session.ownerId,
    participantId: participant.id,
    personId: participant.personId,
    status: "received",
    decidedBy: null,
    decidedAt: null,
    createdAt: app.clock.now(),
  };
  await insertText(tx, made, [written(made)]);
  return answer(viewText(made));
}

/** A span of a line, as a request names it. */
export interface SpanWish {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly original: string;
  readonly revision: number;
}

/** A span that fits the text as it is now. @throws Refusal `line-gone`, `span-invalid`, `text-changed` */
export async function checkedSpan(
  tx: Tx,
  session: Session,
  { line, from, to, original, revision }: SpanWish,
): Promise<Pick<TextContribution, "span" | "original" | "revision">> {
  const found = (await someLines(tx, session, [line])).get(line);
  const known = { revision: session.revision, text: found?.text };
  const words = wordsAt({ line, from, to }, { revision, original }, known);
  return { span: { line, from, to }, original: words, revision };
}
