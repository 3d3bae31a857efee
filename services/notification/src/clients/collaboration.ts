import { createClient } from "@storytelling/clients";
import type { CollaborationClient, CollaborationPaths } from "@storytelling/clients/collaboration";
import { askService, type Peer, type ServiceTokens } from "@storytelling/service";
import { z } from "zod";

const words = z
  .string()
  .nullish()
  .transform((said) => said ?? null);

const InvitationMessage = z.object({
  way: z.enum(["email", "sms", "link"]),
  /** The address or the number. */
  to: z.string(),
  name: words,
  language: z.string(),
  timeZone: z.string(),
  link: z.string(),
  storyTitle: words,
  organiser: words,
  characters: z.array(z.string()),
  note: words,
  expiresAt: z.string(),
  deadline: words,
  occasion: z.enum(["first", "resent", "reminder", "test"]),
});
export type InvitationMessage = z.infer<typeof InvitationMessage>;

const ParticipantContact = z.object({
  name: words,
  email: words,
  phone: words,
  language: z.string(),
  timeZone: z.string(),
  link: z.string(),
  storyTitle: words,
  organiser: words,
});
export type ParticipantContact = z.infer<typeof ParticipantContact>;

/** A client of the collaboration service. */
export interface Collaboration {
  /** What an invitation says and to whom. @throws Refusal when it was revoked or its session is gone */
  invitation(
    which: { invitationId: string; messageId: string; ownerId: string },
    signal: AbortSignal,
  ): Promise<InvitationMessage>;
  /** How a participant is reached and what they take part in. @throws Refusal when they have left */
  participant(
    which: { participantId: string; personId: string },
    signal: AbortSignal,
  ): Promise<ParticipantContact>;
}

export function collaborationAt(url: string, tokens: ServiceTokens, timeoutMs: number): Collaboration {
  const client = createClient<CollaborationPaths>;
  const peer: Peer<CollaborationClient> = {
    ...{ service: "collaboration", client, url, tokens, timeoutMs, tries: 2 },
  };
  const asking = (id: string, signal: AbortSignal) => ({ actor: { id }, address: null, signal });
  return {
    invitation: ({ invitationId: id, messageId, ownerId }, signal) =>
      askService(peer, {
        asker: asking(ownerId, signal),
        call: (to) =>
          to.GET("/collaboration/v1/invitations/{id}/message", {
            params: { path: { id }, query: { messageId } },
          }),
        answer: InvitationMessage,
      }),
    participant: ({ participantId: id, personId }, signal) =>
      askService(peer, {
        asker: asking(personId, signal),
        call: (to) => to.GET("/collaboration/v1/participants/{id}/contact", { params: { path: { id } } }),
        answer: ParticipantContact,
      }),
  };
}
