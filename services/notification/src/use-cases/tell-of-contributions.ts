import type {
  contributionAccepted,
  contributionReturned,
  textContributed,
  voiceContributed,
} from "@storytelling/events";
import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import type { MessageKind } from "../domain/letters/index.ts";
import type { Facts } from "../domain/message.ts";
import { tell } from "../steps/tell.ts";
import type { Tx } from "../store/db.ts";

type Heard<E extends { example: unknown }> = ReceivedEvent<E["example"]>;

interface About {
  readonly participantId: string;
  readonly personId: string;
  readonly sessionId: string;
  readonly storyId: string;
  readonly ownerId: string;
}

/** To the owner. What several people contribute within a short time is told together. */
function toOwner(app: App, event: ReceivedEvent<About>, tx: Tx, count: { takes: number; texts: number }) {
  const { participantId, personId, sessionId, storyId, ownerId } = event.data;
  if (personId === ownerId) return Promise.resolve();
  const facts = { people: [{ participantId, personId, ...count }] };
  return tell(app, tx, event, { kind: "contributed", personId: ownerId, storyId, about: sessionId, facts });
}

export const tellVoice = (app: App, event: Heard<typeof voiceContributed>, tx: Tx): Promise<void> =>
  toOwner(app, event, tx, { takes: event.data.lines, texts: 0 });

export const tellText = (app: App, event: Heard<typeof textContributed>, tx: Tx): Promise<void> =>
  toOwner(app, event, tx, { takes: 0, texts: 1 });

/** To the person who contributed. */
function toParticipant(app: App, event: ReceivedEvent<About>, tx: Tx, kind: MessageKind, facts: Facts) {
  const { participantId, personId, storyId, ownerId } = event.data;
  if (personId === ownerId) return Promise.resolve();
  const guest = personId === participantId;
  return tell(app, tx, event, { kind, personId, guest, storyId, about: participantId, facts });
}

export const tellReturned = (app: App, event: Heard<typeof contributionReturned>, tx: Tx): Promise<void> =>
  toParticipant(app, event, tx, "returned", { note: null, line: null });

export const tellAccepted = (app: App, event: Heard<typeof contributionAccepted>, tx: Tx): Promise<void> =>
  toParticipant(app, event, tx, "accepted", { takes: 1 });
