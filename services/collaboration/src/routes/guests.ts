import { routesFor } from "@storytelling/service";
import type { App } from "../app.ts";
import { acceptInvitation } from "../use-cases/accept-invitation.ts";
import { giveConsent } from "../use-cases/give-consent.ts";
import { leaveSession } from "../use-cases/leave-session.ts";
import { linkParticipant } from "../use-cases/link-participant.ts";
import { listConsents } from "../use-cases/list-consents.ts";
import { openInvitation } from "../use-cases/open-invitation.ts";
import { readOwnParticipation } from "../use-cases/read-own-participation.ts";
import { readParticipantContact } from "../use-cases/read-participant-contact.ts";
import { submitParticipation } from "../use-cases/submit-participation.ts";
import { validateInvitation } from "../use-cases/validate-invitation.ts";
import { withdrawConsent } from "../use-cases/withdraw-consent.ts";
import { oneInvitation } from "./invitations.ts";

const { get, post, delete: remove } = routesFor<App>();

/** Limited by address, since nobody is signed in. */
const byLink = { refuses: [404, 409], limit: { requests: 60, seconds: 60 } };

/** What those do who were invited: with the link, then as guests or users who take part. */
export const guestRoutes = [
  get("/invitations/validate", "public", validateInvitation, {
    summary: "Read what an invitation is for",
    ...byLink,
  }),
  post("/invitations/open", "public", openInvitation, {
    summary: "Open an invitation by a press",
    ...byLink,
  }),
  post("/invitations/accept", "public", acceptInvitation, {
    summary: "Accept an invitation, or come back by its link",
    status: 201,
    idempotent: true,
    ...byLink,
  }),
  oneInvitation,
  get("/participants/me", "collaborations.contribute", readOwnParticipation, {
    summary: "Read what is asked of me",
    refuses: [404],
  }),
  remove("/participants/me", "collaborations.contribute", leaveSession, {
    summary: "Leave a session and take everything back",
    refuses: [404],
  }),
  get("/participants/{id}/contact", "service", readParticipantContact, {
    summary: "Read how a participant is reached",
    callers: ["notification"],
  }),
  post("/participants/{id}/done", "collaborations.contribute", submitParticipation, {
    summary: "Say that I am done",
  }),
  post("/participants/{id}/link", "collaborations.contribute", linkParticipant, {
    summary: "Turn a guest into my account's participant",
    refuses: [409],
  }),
  get("/participants/{id}/consents", "collaborations.contribute", listConsents, {
    summary: "List my consents",
  }),
  post("/participants/{id}/consents", "collaborations.contribute", giveConsent, {
    summary: "Agree to the use of my voice",
    status: 201,
    idempotent: true,
    refuses: [409],
  }),
  post("/participants/{id}/consents/{consentId}/withdraw", "collaborations.contribute", withdrawConsent, {
    summary: "Take a consent back",
  }),
];
