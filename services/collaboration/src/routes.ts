import { routesFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { contributionRoutes } from "./contribution-routes.ts";
import { acceptInvitation } from "./use-cases/accept-invitation.ts";
import { invite } from "./use-cases/invite.ts";
import { readSession } from "./use-cases/read-session.ts";
import { startSession } from "./use-cases/start-session.ts";
import { validateInvitation } from "./use-cases/validate-invitation.ts";

const { get, post } = routesFor<App>();

// Twenty thousand numbers of lines, and two thousand characters.
const manyLines = { maxBody: 400_000, maxValues: 22_100 };
const created = { status: 201, idempotent: true };
/** What a link does is limited by address: nobody needs more, and tokens cannot be guessed. */
const byLink = { refuses: [404, 409], limit: { requests: 60, seconds: 60 } };

/** The whole HTTP surface under /collaboration/v1. */
export const routes = [
  post("/sessions", "collaborations.write", startSession, {
    summary: "Open a session on a story",
    refuses: [404, 409],
    ...created,
    ...manyLines,
  }),
  get("/sessions/{id}", "collaborations.write", readSession, { summary: "Read a session" }),
  post("/sessions/{id}/invite", "collaborations.write", invite, {
    summary: "Invite somebody to a session",
    refuses: [409],
    ...created,
    maxBody: 64_000,
    maxValues: 2300,
  }),
  get("/invitations/validate", "public", validateInvitation, {
    summary: "Read what an invitation is for",
    ...byLink,
  }),
  post("/invitations/accept", "public", acceptInvitation, {
    summary: "Accept an invitation",
    ...byLink,
    ...created,
  }),
  ...contributionRoutes,
];
