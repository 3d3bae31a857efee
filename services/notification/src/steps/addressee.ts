import type { App } from "../app.ts";
import type { MessageKind } from "../domain/letters/index.ts";
import type { Message } from "../domain/message.ts";
import { type Participant, participantOf } from "../store/participants.ts";
import { type Addressee, inviteeOf, isGone, namesIn, ownFacts, participantIn } from "./facts.ts";

/** What a participant is told; all other messages go to owners and to users about themselves. */
const toParticipants = new Set<MessageKind>([
  ...(["take-refused", "returned", "accepted", "regenerated", "session-reopened"] as const),
  ...(["deadline-near", "voice-withdrawn-receipt"] as const),
]);

/** An addressee who cannot be reached any more: their account, their participation or the invitation is gone. */
export const gone = Symbol("gone");

/**
 * Finds out whom a message goes to and what it says, at the time of sending: so no address is stored, and nothing is sent to
 * an old one. @throws Error when a service that knows it is away
 */
export async function addresseeOf(
  app: App,
  message: Message,
  signal: AbortSignal,
): Promise<Addressee | typeof gone> {
  try {
    return await find(app, message, signal);
  } catch (error) {
    if (isGone(error)) return gone;
    throw error;
  }
}

async function find(app: App, message: Message, signal: AbortSignal): Promise<Addressee> {
  if (message.kind === "invitation") return inviteeOf(app, message, signal);
  const facts = message.facts ?? {};
  const own = await ownFacts(app, message);
  const participant = await participantOf(app.db.read, message.personId, message.storyId);
  const guest = participant?.userId === null && participant.id === message.personId;
  if (guest) {
    const told = await participantIn(app, idsOf(participant), signal);
    return { ...told, facts: { ...own, ...told.facts, ...facts } };
  }
  const takesPart = toParticipants.has(message.kind) || facts.reader === "participant";
  const about = takesPart ? await sessionFacts(app, participant, signal) : await namesIn(app, facts, signal);
  const contact = message.way === "email" ? await app.identity.contact(message.personId, signal) : null;
  return {
    name: contact?.displayName ?? null,
    // A letter to an address that nobody has confirmed could go to a stranger.
    email: contact?.emailVerified ? contact.email : null,
    ...{ phone: null, language: null, timeZone: null },
    facts: { ...own, name: contact?.displayName ?? null, ...facts, ...about },
  };
}

const idsOf = ({ id, personId }: Participant) => ({ participantId: id, personId });

/** What a user takes part in; nothing when they did not join a session, or have left it. */
async function sessionFacts(app: App, participant: Participant | undefined, signal: AbortSignal) {
  if (!participant) return {};
  try {
    const { link, storyTitle, organiser } = (await participantIn(app, idsOf(participant), signal)).facts;
    return { link, storyTitle, organiser };
  } catch (error) {
    if (isGone(error)) return {};
    throw error;
  }
}
