import { holdPerson, jobKind } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import type { App } from "../app.ts";
import { decide, type Recipient } from "../domain/decide.ts";
import { merged } from "../domain/gather.ts";
import { kinds } from "../domain/kinds.ts";
import type { MessageKind } from "../domain/letters/index.ts";
import type { Facts, NewMessage } from "../domain/message.ts";
import type { Tx } from "../store/db.ts";
import { gather, insertMessage, isKnown } from "../store/messages.ts";
import { participantOf } from "../store/participants.ts";
import { preferencesOf } from "../store/preferences.ts";
import { hasPush } from "../store/push.ts";

/** The job that sends a message. */
export const sendJob = jobKind("send-message", z.object({ messageId: Id }));

/** Something that a person is to be told. */
export interface Notice {
  readonly kind: MessageKind;
  readonly personId: string;
  /** Whether they are known to be a guest; otherwise our own list of participants tells. */
  readonly guest?: boolean;
  readonly storyId?: string | undefined;
  /** What messages of a kind are gathered by: a session or a participant. */
  readonly about?: string;
  readonly facts: Facts;
}

/** Decides how and when people are told about an event, and puts the messages into the queue. */
export async function tell(
  app: App,
  tx: Tx,
  event: { readonly id: string },
  ...notices: readonly Notice[]
): Promise<void> {
  for (const notice of notices) {
    const recipient = await recipientOf(tx, notice);
    if (!(await holdPerson(tx, recipient.personId))) continue;
    const preferences = await preferencesOf(tx, recipient.personId);
    const { kind, facts, about = "-", storyId = null } = notice;
    for (const decision of decide(kind, recipient, preferences, app.clock.now())) {
      await put(app, tx, about, {
        ...decision,
        id: app.ids.next(),
        cause: `${kind} ${about} ${event.id} ${recipient.personId} ${decision.way}`,
        ...{ personId: recipient.personId, kind, storyId, invitationId: null, facts },
      });
    }
  }
}

/** A guest who became a user is told as that user. */
async function recipientOf(tx: Tx, { personId, guest }: Notice): Promise<Recipient> {
  const known = await participantOf(tx, personId);
  const id = known?.userId ?? personId;
  const isGuest = known ? known.userId === null && known.id === personId : (guest ?? false);
  return { personId: id, guest: isGuest, push: !isGuest && (await hasPush(tx, id)) };
}

/** Queues a message, or adds its facts to one that waits. Either way its cause is remembered. */
async function put(app: App, tx: Tx, about: string, message: NewMessage): Promise<void> {
  if (await isKnown(tx, message.cause)) return;
  const now = app.clock.now();
  const gathers = kinds[message.kind].gatherMinutes !== undefined;
  const waits = gathers && (await gather(tx, message, about, (facts) => merged(facts, message.facts)));
  if (waits) await insertMessage(tx, { ...message, state: "dropped", reason: "gathered" }, now);
  else await queue(app, tx, message);
}

/** Stores a message; one that is due gets its job in the same transaction. */
export async function queue(app: App, tx: Tx, message: NewMessage): Promise<void> {
  const now = app.clock.now();
  const due = message.state === "queued" && message.notBefore <= now;
  if ((await insertMessage(tx, { ...message, enqueued: due }, now)) && due)
    await enqueue(app, tx, [{ messageId: message.id, personId: message.personId }]);
}

/** Makes jobs; people take turns, so that nobody waits behind another person's thousand messages. */
export async function enqueue(
  app: App,
  tx: Tx,
  due: readonly { messageId: string; personId: string }[],
): Promise<void> {
  const byPerson = Map.groupBy(due, ({ personId }) => personId);
  for (const [person, messages] of byPerson)
    await app.jobs.enqueue(
      tx,
      sendJob,
      messages.map(({ messageId }) => ({ messageId })),
      { turn: { person } },
    );
}
