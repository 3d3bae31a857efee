import { Id } from "@storytelling/values";
import { z } from "zod";
import { type Invitation, invitationStates, stateOf } from "../domain/invitation.ts";

const at = z.iso.datetime();

/** An invitation as the session's organisers see it. */
export const InvitationView = z
  .object({
    id: Id,
    sessionId: Id,
    kind: z.enum(["contributor", "organiser"]),
    way: z.enum(["email", "sms", "link"]),
    to: z.string().nullable(),
    name: z.string().nullable(),
    note: z.string().nullable(),
    language: z.string(),
    timeZone: z.string(),
    household: z.boolean(),
    characters: z.array(z.string()).nullable(),
    lines: z.array(z.number().int()).nullable(),
    maxUses: z.number().int(),
    uses: z.number().int(),
    test: z.boolean(),
    state: z.enum(invitationStates),
    bounceReason: z.string().nullable(),
    optedOut: z.boolean(),
    revoked: z.boolean(),
    reminders: z.number().int(),
    sentAt: at.nullable(),
    openedAt: at.nullable(),
    expiresAt: at,
    createdAt: at,
  })
  .meta({ id: "Invitation" });
export type InvitationView = z.infer<typeof InvitationView>;

/** The same with its link. */
export const IssuedView = InvitationView.extend({ link: z.string() }).meta({ id: "IssuedInvitation" });

const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

export const invitationView = (invitation: Invitation): InvitationView => ({
  ...invitation,
  characters: invitation.characters && [...invitation.characters],
  lines: invitation.lines && [...invitation.lines],
  state: stateOf(invitation),
  optedOut: invitation.optedOutAt !== null,
  revoked: invitation.revokedAt !== null,
  sentAt: iso(invitation.sentAt),
  openedAt: iso(invitation.openedAt),
  expiresAt: invitation.expiresAt.toISOString(),
  createdAt: invitation.createdAt.toISOString(),
});
