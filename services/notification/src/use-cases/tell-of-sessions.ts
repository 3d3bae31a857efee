import type {
  collaborationClosed,
  collaborationReopened,
  collaborationStarted,
  participantJoined,
  participantLinked,
} from "@storytelling/events";
import { holdPerson, type ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import { type Notice, tell } from "../steps/tell.ts";
import type { Tx } from "../store/db.ts";
import { participantsIn, saveParticipant } from "../store/participants.ts";

type Heard<E extends { example: unknown }> = ReceivedEvent<E["example"]>;

export function tellStarted(app: App, event: Heard<typeof collaborationStarted>, tx: Tx): Promise<void> {
  const { ownerId: personId, storyId, deadline = null } = event.data;
  return tell(app, tx, event, { kind: "session-started", personId, storyId, facts: { deadline } });
}

/** Tells the owner and everybody who takes part. */
export async function tellClosed(app: App, event: Heard<typeof collaborationClosed>, tx: Tx): Promise<void> {
  const { sessionId, ownerId, storyId, cause } = event.data;
  const about = { kind: "session-closed", storyId } as const;
  const owner: Notice = { ...about, personId: ownerId, facts: { cause, reader: "owner" } };
  const others = (await participantsIn(tx, sessionId)).filter(({ personId }) => personId !== ownerId);
  const notices = others.map(
    ({ personId }): Notice => ({ ...about, personId, facts: { cause, reader: "participant" } }),
  );
  await tell(app, tx, event, owner, ...notices);
}

export async function tellReopened(
  app: App,
  event: Heard<typeof collaborationReopened>,
  tx: Tx,
): Promise<void> {
  const { sessionId, ownerId, storyId } = event.data;
  const others = (await participantsIn(tx, sessionId)).filter(({ personId }) => personId !== ownerId);
  const facts = { deadline: null };
  const notices = others.map(
    ({ personId }): Notice => ({ kind: "session-reopened", personId, storyId, facts }),
  );
  await tell(app, tx, event, ...notices);
}

/** Notes who takes part, and tells the owner. */
export async function tellJoined(app: App, event: Heard<typeof participantJoined>, tx: Tx): Promise<void> {
  const { participantId: id, personId, sessionId, storyId, ownerId } = event.data;
  const userId = event.data.userId ?? (personId === id ? null : personId);
  if (!(await holdAll(tx, [personId, ownerId, userId]))) return;
  await saveParticipant(tx, { id, personId, userId, sessionId, storyId, ownerId });
  if (personId === ownerId) return;
  const facts = { participantId: id, participantPersonId: personId };
  await tell(app, tx, event, { kind: "joined", personId: ownerId, storyId, about: sessionId, facts });
}

/** Notes that a guest became a user: from now on they are told as that user. */
export async function noteLinked(_app: App, event: Heard<typeof participantLinked>, tx: Tx): Promise<void> {
  const { participantId: id, personId, userId, sessionId, storyId, ownerId } = event.data;
  if (!(await holdAll(tx, [personId, ownerId, userId]))) return;
  await saveParticipant(tx, { id, personId, userId, sessionId, storyId, ownerId });
}

/** False when one of these people is erased: then nothing about them is stored again. */
async function holdAll(tx: Tx, ids: readonly (string | null)[]): Promise<boolean> {
  for (const id of new Set(ids)) if (id !== null && !(await holdPerson(tx, id))) return false;
  return true;
}
