import { routesFor } from "@storytelling/service";
import type { App } from "../app.ts";
import { exportInvitations } from "../use-cases/export-invitations.ts";
import { invite } from "../use-cases/invite.ts";
import { contactsFields, inviteContacts } from "../use-cases/invite-contacts.ts";
import { inviteMyself } from "../use-cases/invite-myself.ts";
import { listInvitations } from "../use-cases/list-invitations.ts";
import { readInvitation } from "../use-cases/read-invitation.ts";
import { readMessage } from "../use-cases/read-message.ts";
import { readQr } from "../use-cases/read-qr.ts";
import { resendInvitation } from "../use-cases/resend-invitation.ts";
import { revokeInvitation } from "../use-cases/revoke-invitation.ts";
import { rotateInvitation } from "../use-cases/rotate-invitation.ts";

const { get, post } = routesFor<App>();

const created = { status: 201, idempotent: true, refuses: [409] };

/** What organisers do with invitations. */
export const invitationRoutes = [
  post("/sessions/{id}/invite", "collaborations.write", invite, {
    summary: "Invite somebody to a session",
    ...created,
    maxBody: 80_000,
    maxValues: 2300,
  }),
  post("/sessions/{id}/invite/test", "collaborations.write", inviteMyself, {
    summary: "Send the invitation to myself, to see what others get",
    ...created,
    limit: { requests: 10, seconds: 600 },
  }),
  post("/sessions/{id}/invite/contacts", "collaborations.write", inviteContacts, {
    summary: "Invite everybody in a CSV file",
    ...created,
    upload: 1_000_000,
    uploadFields: contactsFields,
    limit: { requests: 10, seconds: 60 },
  }),
  get("/sessions/{id}/invitations", "collaborations.write", listInvitations, {
    summary: "List the invitations to a session",
  }),
  get("/sessions/{id}/invitations.csv", "collaborations.write", exportInvitations, {
    summary: "Download the invitations to a session as CSV",
  }),
  get("/invitations/{id}/qr.svg", "collaborations.write", readQr, {
    summary: "The link of an invitation as a QR code",
  }),
  get("/invitations/{id}/message", "service", readMessage, {
    summary: "Read what the message of an invitation says",
    callers: ["notification"],
    refuses: [409],
  }),
  post("/invitations/{id}/resend", "collaborations.write", resendInvitation, {
    summary: "Send an invitation again, with the same link",
    idempotent: true,
    refuses: [409],
  }),
  post("/invitations/{id}/rotate", "collaborations.write", rotateInvitation, {
    summary: "Give an invitation a new link",
  }),
  post("/invitations/{id}/revoke", "collaborations.write", revokeInvitation, {
    summary: "Revoke an invitation",
  }),
];

/** It comes after the routes for guests, whose paths it would match, too. */
export const oneInvitation = get("/invitations/{id}", "collaborations.write", readInvitation, {
  summary: "Read an invitation with its link",
});
