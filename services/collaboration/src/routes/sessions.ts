import { routesFor } from "@storytelling/service";
import type { App } from "../app.ts";
import { addOrganiser } from "../use-cases/add-organiser.ts";
import { changeSession } from "../use-cases/change-session.ts";
import { closeSession } from "../use-cases/close-session.ts";
import { deleteSession } from "../use-cases/delete-session.ts";
import { listParticipants } from "../use-cases/list-participants.ts";
import { listSessions } from "../use-cases/list-sessions.ts";
import { readSession } from "../use-cases/read-session.ts";
import { removeOrganiser } from "../use-cases/remove-organiser.ts";
import { removeParticipant } from "../use-cases/remove-participant.ts";
import { reopenSession } from "../use-cases/reopen-session.ts";
import { startSession } from "../use-cases/start-session.ts";

const { get, post, patch, delete: remove } = routesFor<App>();

// Twenty thousand numbers of lines, and two thousand characters.
const manyLines = { maxBody: 800_000, maxValues: 22_100 };

/** What organisers do with their sessions. */
export const sessionRoutes = [
  post("/sessions", "collaborations.write", startSession, {
    summary: "Open a session on a story",
    refuses: [404, 409],
    status: 201,
    idempotent: true,
    ...manyLines,
  }),
  get("/sessions", "collaborations.write", listSessions, { summary: "List my sessions" }),
  get("/sessions/{id}", "collaborations.write", readSession, { summary: "Read a session" }),
  patch("/sessions/{id}", "collaborations.write", changeSession, {
    summary: "Change a session",
    refuses: [409],
    ...manyLines,
  }),
  post("/sessions/{id}/close", "collaborations.write", closeSession, { summary: "Close a session" }),
  post("/sessions/{id}/reopen", "collaborations.write", reopenSession, {
    summary: "Open a closed session again",
    refuses: [409],
  }),
  remove("/sessions/{id}", "collaborations.write", deleteSession, {
    summary: "Delete a session with everything that was given in it",
  }),
  post("/sessions/{id}/organisers", "collaborations.write", addOrganiser, {
    summary: "Make a user a co-organiser",
  }),
  remove("/sessions/{id}/organisers/{userId}", "collaborations.write", removeOrganiser, {
    summary: "Take a co-organiser's rights",
  }),
  get("/sessions/{id}/participants", "collaborations.contribute", listParticipants, {
    summary: "List who takes part",
  }),
  remove("/sessions/{id}/participants/{participantId}", "collaborations.write", removeParticipant, {
    summary: "Remove somebody from a session",
  }),
];
