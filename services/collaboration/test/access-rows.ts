import { randomUUID } from "node:crypto";
import type { AccessRows, Row } from "../../../platform/test/matrix/row.ts";
import type { World } from "../../../platform/test/matrix/world.ts";
import { contributionRows } from "./contribution-rows.ts";
import { pageRows } from "./page-rows.ts";

const session = (world: World) => ({ id: world.session.id });
const spare = (world: World) => ({ id: world.spareSession.id });
const renew = (world: World) => world.renewSession();
const invitation = (world: World) => ({ id: world.session.invitation });
const booth = (world: World) => ({ id: world.booth.participant });
const own: Row = { who: "collaborations.write", thing: "own", path: session, ok: 200 };
const issued: Row = { ...own, path: invitation };
const taking: Row = { who: "collaborations.contribute", thing: "booth's", path: booth, ok: 200 };

/** Who may use the collaboration service's routes. */
export const accessRows: AccessRows = {
  "POST /sessions": {
    who: "collaborations.write",
    thing: "own",
    body: (world) => ({ storyId: world.story }),
    ok: 201,
  },
  "GET /sessions": { who: "collaborations.write", ok: 200 },
  "GET /sessions/{id}": own,
  "PATCH /sessions/{id}": { ...own, body: () => ({ title: "Renamed" }) },
  "POST /sessions/{id}/close": { ...own, path: spare, before: renew },
  "POST /sessions/{id}/reopen": { ...own, path: spare, before: renew },
  "DELETE /sessions/{id}": { ...own, path: spare, before: renew, ok: 204 },
  "POST /sessions/{id}/organisers": { ...own, body: (world) => ({ userId: world.ownerId }) },
  "DELETE /sessions/{id}/organisers/{userId}": {
    ...own,
    path: (world) => ({ ...session(world), userId: randomUUID() }),
    ok: 204,
  },
  "GET /sessions/{id}/participants": {
    who: "collaborations.contribute",
    thing: "own or booth's",
    path: session,
    ok: 200,
  },
  "DELETE /sessions/{id}/participants/{participantId}": {
    ...own,
    path: (world) => ({ ...spare(world), participantId: world.spareSession.participant }),
    before: renew,
    ok: 204,
  },

  "POST /sessions/{id}/invite": { ...own, body: () => ({ way: "link" }), ok: 201 },
  "POST /sessions/{id}/invite/test": { ...own, body: () => ({}), ok: 201 },
  "POST /sessions/{id}/invite/contacts": {
    ...own,
    path: spare,
    before: renew,
    body: () => contacts(),
    ok: 201,
  },
  "GET /sessions/{id}/invitations": own,
  "GET /sessions/{id}/invitations.csv": own,
  "GET /invitations/{id}": issued,
  "GET /invitations/{id}/qr.svg": issued,
  "GET /invitations/{id}/message": {
    who: "service",
    callers: ["notification"],
    path: (world) => ({ ...invitation(world), query: `messageId=${randomUUID()}` }),
    ok: "409 message-superseded",
  },
  "POST /invitations/{id}/resend": {
    ...issued,
    path: (world) => ({ id: world.spareSession.invitation }),
    before: renew,
    body: () => ({}),
    ok: "409 resent-too-soon",
  },
  "POST /invitations/{id}/rotate": issued,
  "POST /invitations/{id}/revoke": {
    ...issued,
    path: (world) => ({ id: world.spareSession.invitation }),
    before: renew,
  },

  "GET /invitations/validate": { who: "anybody", path: strange, ok: "404 invitation-not-found" },
  "POST /invitations/open": {
    who: "anybody",
    body: () => ({ token: "guessed" }),
    ok: "404 invitation-not-found",
  },
  "POST /invitations/accept": { who: "anybody", body: guessed, ok: "404 invitation-not-found" },

  "GET /participants/me": { ...taking, path: () => ({}) },
  "DELETE /participants/me": {
    ...taking,
    path: (world) => ({ query: `sessionId=${world.spareSession.id}` }),
    // The guest's token is for their own session: in another one they take no part.
    thing: "own",
    ok: "404 participant-not-found",
  },
  "GET /participants/{id}/contact": {
    who: "service",
    callers: ["notification"],
    path: booth,
    // The owner is not this person.
    ok: "404 participant-not-found",
  },
  "POST /participants/{id}/done": taking,
  "POST /participants/{id}/link": {
    ...taking,
    body: () => ({ guestToken: "gst_guessed" }),
    ok: "403 sign-in-needed",
  },
  "GET /participants/{id}/consents": taking,
  "POST /participants/{id}/consents": {
    ...taking,
    body: () => ({ uses: ["this-story"], wording: "1" }),
    ok: 201,
  },
  "POST /participants/{id}/consents/{consentId}/withdraw": {
    ...taking,
    path: (world) => ({ ...booth(world), consentId: world.booth.consent }),
  },
  ...contributionRows,
  ...pageRows,
};

function strange() {
  return { query: "token=guessed" };
}

function guessed() {
  return { token: "guessed", name: "Rose" };
}

function contacts(): FormData {
  const form = new FormData();
  form.set("file", new Blob(["name,email\nRose,rose@example.org\n"]), "contacts.csv");
  return form;
}
