import { Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import type { InvitationMessage, ParticipantContact } from "../clients/collaboration.ts";
import { contributorsIn } from "../domain/gather.ts";
import type { Facts, Message } from "../domain/message.ts";
import { titleOf } from "../store/stories.ts";

/** Whom a message goes to: what the services that know people have said at the time of sending. */
export interface Addressee {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly facts: Facts;
}

/** An addressee who does not exist any more, or an invitation that was revoked. */
export const isGone = (error: unknown): boolean =>
  error instanceof Refusal && ["not-found", "gone", "conflict"].includes(error.kind);

/** What an invitation says and to whom. */
export async function inviteeOf(app: App, message: Message, signal: AbortSignal): Promise<Addressee> {
  const { invitationId, personId: ownerId, id: messageId } = message;
  if (invitationId === null) throw new Error("An invitation's message has no invitation.");
  const said = await app.collaboration.invitation({ invitationId, messageId, ownerId }, signal);
  return { ...addressIn(said), facts: said };
}

const addressIn = ({ way, to, name, language, timeZone }: InvitationMessage) => ({
  ...{ name, language, timeZone },
  email: way === "email" ? to : null,
  phone: way === "sms" ? to : null,
});

/** What a participant takes part in, and how a guest is reached. */
export async function participantIn(
  app: App,
  which: { participantId: string; personId: string },
  signal: AbortSignal,
): Promise<Addressee> {
  const said: ParticipantContact = await app.collaboration.participant(which, signal);
  const { name, email, phone, language, timeZone, link, storyTitle, organiser } = said;
  return { name, email, phone, language, timeZone, facts: { name, link, storyTitle, organiser } };
}

/** The facts that an owner is told about the participants in them: their names now, null for those who have left. */
export async function namesIn(app: App, facts: Facts, signal: AbortSignal): Promise<Facts> {
  const nameOf = async (which: { participantId: string; personId: string }) => {
    try {
      return (await app.collaboration.participant(which, signal)).name;
    } catch (error) {
      if (isGone(error)) return null;
      throw error;
    }
  };
  if ("people" in facts) {
    const people = [];
    for (const one of contributorsIn(facts)) people.push({ ...one, name: await nameOf(one) });
    return { people };
  }
  const { participantId, participantPersonId: personId } = facts;
  if (typeof participantId !== "string" || typeof personId !== "string") return {};
  return { participant: await nameOf({ participantId, personId }) };
}

/** What our own tables and settings know about a message. */
export async function ownFacts(app: App, { storyId }: Pick<Message, "storyId">): Promise<Facts> {
  const storyTitle = storyId === null ? null : await titleOf(app.db.read, storyId);
  return { storyTitle, organiser: null, link: app.config.WEB_URL, participant: null };
}
