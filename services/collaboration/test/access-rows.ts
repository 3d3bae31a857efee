import { randomUUID } from "node:crypto";
import type { AccessRows } from "../../../platform/test/matrix/row.ts";
import { contributionRows } from "./contribution-rows.ts";

const noSession = () => ({ id: randomUUID() });
const strange = { query: "token=guessed" };

/** Who may use the collaboration service's routes. */
export const accessRows: AccessRows = {
  "POST /sessions": {
    who: "collaborations.write",
    body: () => ({ storyId: randomUUID() }),
    ok: "404 story-not-found",
  },
  "GET /sessions/{id}": { who: "collaborations.write", path: noSession, ok: "404 session-not-found" },
  "POST /sessions/{id}/invite": {
    who: "collaborations.write",
    path: noSession,
    body: () => ({ way: "link" }),
    ok: "404 session-not-found",
  },
  "GET /invitations/validate": { who: "anybody", path: () => strange, ok: "404 invitation-not-found" },
  "POST /invitations/accept": {
    who: "anybody",
    body: () => ({ token: "guessed", name: "Rose" }),
    ok: "404 invitation-not-found",
  },
  ...contributionRows,
};
