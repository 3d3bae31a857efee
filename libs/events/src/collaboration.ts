import { ConsentMeans, ConsentUse, Id } from "@storytelling/values";
import { z } from "zod";
import { defineEvent } from "./event.ts";

const sessionId = "0190a1b2-7c3d-7e4f-8a5b-000000000010";
const invitationId = "0190a1b2-7c3d-7e4f-8a5b-000000000011";
const participantId = "0190a1b2-7c3d-7e4f-8a5b-000000000012";
const consentId = "0190a1b2-7c3d-7e4f-8a5b-000000000013";
const contributionId = "0190a1b2-7c3d-7e4f-8a5b-000000000014";
const at = "2026-11-28T10:00:00.000Z";

const aboutSession = { sessionId: Id, storyId: Id, ownerId: Id };
const exampleSession = {
  sessionId,
  storyId: "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
  ownerId: "0190a1b2-7c3d-7e4f-8a5b-000000000001",
};
/** `personId` is the user's id, or the guest's own. It stays the same when a guest becomes a user. */
const aboutParticipant = { participantId: Id, personId: Id, ...aboutSession };
const exampleParticipant = { participantId, personId: participantId, ...exampleSession };
const aboutContribution = { contributionId: Id, ...aboutParticipant };
const exampleContribution = { contributionId, ...exampleParticipant };

const ofSession = { version: 1, source: "collaboration", aggregate: "session" } as const;
const ofInvitation = { version: 1, source: "collaboration", aggregate: "invitation" } as const;
const ofParticipant = { version: 1, source: "collaboration", aggregate: "participant" } as const;

export const collaborationStarted = defineEvent({
  ...ofSession,
  type: "CollaborationStarted",
  summary: "A user opened a session: others can be invited to give a story their voices.",
  data: z.object({ ...aboutSession, deadline: z.iso.datetime().optional() }),
  example: { ...exampleSession, deadline: "2026-12-24T18:00:00.000Z" },
});

export const collaborationClosed = defineEvent({
  ...ofSession,
  type: "CollaborationClosed",
  summary: "A session was closed: nothing can be contributed until it is opened again.",
  data: z.object({ ...aboutSession, cause: z.enum(["owner", "deadline", "story-deleted"]) }),
  example: { ...exampleSession, cause: "owner" },
});

export const collaborationReopened = defineEvent({
  ...ofSession,
  type: "CollaborationReopened",
  summary: "A closed session was opened again.",
  data: z.object(aboutSession),
  example: exampleSession,
});

export const invitationSent = defineEvent({
  ...ofInvitation,
  type: "InvitationSent",
  summary:
    "An invitation is to be delivered; its text and link are asked for with its id, since the link is secret.",
  data: z.object({
    invitationId: Id,
    ...aboutSession,
    /** One delivery: each repetition has another. */
    messageId: Id,
    way: z.enum(["email", "sms", "link"]),
    occasion: z.enum(["first", "resent", "reminder", "test"]),
  }),
  example: {
    invitationId,
    ...exampleSession,
    messageId: "0190a1b2-7c3d-7e4f-8a5b-000000000015",
    way: "email",
    occasion: "first",
  },
});

export const invitationRevoked = defineEvent({
  ...ofInvitation,
  type: "InvitationRevoked",
  summary:
    "An invitation was revoked: its link is dead, and messages with it that are not sent yet are dropped.",
  data: z.object({ invitationId: Id, ...aboutSession }),
  example: { invitationId, ...exampleSession },
});

export const participantJoined = defineEvent({
  ...ofParticipant,
  type: "ParticipantJoined",
  summary: "Somebody accepted an invitation, as a guest or as a user.",
  data: z.object({ ...aboutParticipant, invitationId: Id, userId: Id.optional() }),
  example: { ...exampleParticipant, invitationId },
});

export const participantLinked = defineEvent({
  ...ofParticipant,
  type: "ParticipantLinked",
  summary: "A guest became a user and keeps everything that they contributed.",
  data: z.object({ ...aboutParticipant, userId: Id }),
  example: { ...exampleParticipant, userId: "0190a1b2-7c3d-7e4f-8a5b-000000000016" },
});

export const consentGiven = defineEvent({
  ...ofParticipant,
  type: "ConsentGiven",
  summary: "A participant allowed uses of their voice, until a date.",
  data: z.object({
    consentId: Id,
    ...aboutParticipant,
    uses: z.array(ConsentUse),
    until: z.iso.datetime(),
    how: ConsentMeans,
    /** Whether a guardian consented for a minor. */
    guardian: z.boolean(),
    givenAt: z.iso.datetime(),
  }),
  example: {
    consentId,
    ...exampleParticipant,
    uses: ["this-story"],
    until: "2031-11-28T10:00:00.000Z",
    how: "pressed",
    guardian: false,
    givenAt: at,
  },
});

export const consentWithdrawn = defineEvent({
  ...ofParticipant,
  type: "ConsentWithdrawn",
  summary: "A participant took a consent back: everything made from their voice under it is to be deleted.",
  data: z.object({
    consentId: Id,
    ...aboutParticipant,
    cause: z.enum(["person", "erased"]),
    withdrawnAt: z.iso.datetime(),
  }),
  example: { consentId, ...exampleParticipant, cause: "person", withdrawnAt: at },
});

export const voiceContributed = defineEvent({
  ...ofParticipant,
  type: "VoiceContributed",
  summary: "A participant recorded a line of a story, or several lines in one reading.",
  data: z.object({
    ...aboutContribution,
    consentId: Id,
    /** The revision of the story whose line was shown to the participant. */
    revision: z.number().int(),
    /** The first line that was read, by its number in that revision. */
    line: z.number().int().nonnegative(),
    /** How many lines the recording holds. */
    lines: z.number().int().positive(),
    bytes: z.number().int().positive(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    contributedAt: z.iso.datetime(),
  }),
  example: {
    ...exampleContribution,
    consentId,
    revision: 1,
    line: 17,
    lines: 1,
    bytes: 48_213,
    sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    contributedAt: at,
  },
});

export const textContributed = defineEvent({
  ...ofParticipant,
  type: "TextContributed",
  summary: "A participant wrote a memory, suggested a correction or commented.",
  data: z.object({ ...aboutContribution, kind: z.enum(["memory", "correction", "comment"]) }),
  example: { ...exampleContribution, kind: "memory" },
});

export const contributionAccepted = defineEvent({
  ...ofParticipant,
  type: "ContributionAccepted",
  summary: "The owner of a session accepted a contribution.",
  data: z.object(aboutContribution),
  example: exampleContribution,
});

export const contributionReturned = defineEvent({
  ...ofParticipant,
  type: "ContributionReturned",
  summary: "The owner of a session asked a participant to contribute again, with a note.",
  data: z.object(aboutContribution),
  example: exampleContribution,
});

export const contributionDeclined = defineEvent({
  ...ofParticipant,
  type: "ContributionDeclined",
  summary: "The owner of a session declined a contribution: it is not used.",
  data: z.object(aboutContribution),
  example: exampleContribution,
});

export const contributionWithdrawn = defineEvent({
  ...ofParticipant,
  type: "ContributionWithdrawn",
  summary: "A participant took one contribution back: it is deleted everywhere.",
  data: z.object(aboutContribution),
  example: exampleContribution,
});
