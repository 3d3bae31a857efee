import { randomUUID } from "node:crypto";
import type { ServiceName } from "@storytelling/service";
import type { ActorName } from "./actors.ts";
import { doorRows } from "./door-rows.ts";
import { moneyRows } from "./money-rows.ts";
import { pageRows } from "./page-rows.ts";
import type { Outcome, Row } from "./row.ts";
import type { World } from "./world.ts";

const readers = ["stories.read", "narrations.read"];
const writers = [...readers, "stories.write", "stories.publish", "narrations.write"];
const keepers = [
  "users.manage",
  "roles.manage",
  "audit.read",
  "disputes.read",
  "events.manage",
  "keys.manage",
];

/** The permissions of each actor, repeated here so that a mistake in a migration shows. */
export const grants: Readonly<Record<ActorName, readonly string[]>> = {
  nobody: [],
  guest: readers,
  other: writers,
  owner: writers,
  moderator: [...writers, "stories.moderate"],
  admin: [...writers, "stories.moderate", ...keepers],
};

const anything = { "if-match": "*" };
const story = (world: World) => ({ id: world.story });
const fresh = (world: World) => ({ id: world.spare });
const published = (world: World) => ({ id: world.published });
const narration = (world: World) => ({ id: world.narration });
const line = (world: World) => ({ ...narration(world), index: "0" });
const renew = (world: World) => world.renew();

const anAddress = () => ({ email: `${randomUUID()}@example.org` });
const noLink = () => ({ token: "none" });

const reading: Row = { who: "anybody", thing: "own or moderated", path: story, ok: 200 };
const open: Row = { who: "anybody", path: published, ok: 200 };
const writing: Row = { who: "stories.write", thing: "own", path: fresh, before: renew, ok: 200 };
const listening: Row = { who: "anybody", thing: "own", path: narration, ok: 200 };
const noSuchEvent: Row = {
  who: "events.manage",
  path: () => ({ seq: "999999" }),
  ok: "404 parked-event-not-found",
};

const noSuchReplay: Row = {
  who: "events.manage",
  path: () => ({ id: randomUUID() }),
  ok: "404 replay-not-found",
};

/** The framework's routes of every service; `*` is the service's name. */
const framework: Readonly<Record<string, Row | readonly Row[]>> = {
  "* GET /admin/parked-events": { who: "events.manage", ok: 200 },
  "* GET /admin/parked-events/{seq}": noSuchEvent,
  "* POST /admin/parked-events/{seq}/redrive": noSuchEvent,
  "* POST /admin/parked-events/{seq}/discard": { ...noSuchEvent, body: () => ({ reason: "A test." }) },
  "* GET /admin/replays": { who: "events.manage", ok: 200 },
  "* GET /admin/replays/{id}": noSuchReplay,
  "* POST /admin/replays/{id}/cancel": noSuchReplay,
  "* POST /admin/replays": { who: "events.manage", body: () => ({}), ok: "422 input-invalid" },
  "* GET /admin/master-keys": { who: "keys.manage", ok: 200 },
  "* POST /admin/master-keys/reload": { who: "keys.manage", ok: 200 },
  // Identity sends a token that it made for the export; its service token alone is not enough.
  "* GET /my-data": { who: "signed-in", callers: ["identity"], ok: "401 token-invalid" },
  "* POST /admin/erase-again": { who: "users.manage", ok: 200 },
  "* GET /.well-known/service-keys.json": { who: "anybody", ok: 200 },
  "* POST /admin/service-keys/rotate": { who: "keys.manage", ok: "409 key-too-young" },
};

const ownRows: Readonly<Record<string, Row | readonly Row[]>> = {
  ...moneyRows,
  ...doorRows,
  ...pageRows,

  "identity POST /auth/register": {
    who: "anybody",
    body: () => ({
      email: `${randomUUID()}@example.org`,
      password: "nine otters in a rowing boat",
      displayName: "New",
    }),
    ok: 202,
  },
  "identity POST /auth/login": { who: "anybody", body: (world) => world.credentials, ok: 200 },
  "identity POST /auth/refresh": {
    who: "anybody",
    body: () => ({ refreshToken: "none" }),
    ok: "401 refresh-token-invalid",
  },
  "identity POST /auth/logout": { who: "signed-in", ok: 204 },
  "identity POST /auth/password/forgot": { who: "anybody", body: anAddress, ok: 202 },
  "identity POST /auth/password/reset": {
    who: "anybody",
    body: () => ({ token: "none", newPassword: "seven herons on a wet pier" }),
    ok: "422 link-invalid",
  },
  "identity POST /auth/email/verify": { who: "anybody", body: noLink, ok: "422 link-invalid" },
  "identity POST /auth/email/resend": { who: "anybody", body: anAddress, ok: 202 },
  "identity POST /auth/email/confirm": { who: "anybody", body: noLink, ok: "422 link-invalid" },
  "identity GET /sessions": { who: "signed-in", ok: 200 },
  "identity DELETE /sessions": { who: "signed-in", ok: 204 },
  "identity DELETE /sessions/{id}": {
    who: "signed-in",
    path: () => ({ id: randomUUID() }),
    ok: "404 session-not-found",
  },
  "identity PUT /users/me/password": {
    who: "signed-in",
    body: () => ({ currentPassword: "not theirs at all", newPassword: "seven herons on a wet pier" }),
    ok: "422 password-wrong",
  },
  "identity PUT /users/me/email": {
    who: "signed-in",
    body: () => ({ ...anAddress(), currentPassword: "not theirs at all" }),
    ok: "422 password-wrong",
  },
  "identity GET /keys": { who: "keys.manage", ok: 200 },
  "identity POST /keys/rotate": { who: "keys.manage", ok: "409 key-too-young" },
  "identity POST /keys/{kid}/revoke": {
    who: "keys.manage",
    path: () => ({ kid: "none" }),
    ok: "404 signing-key-not-found",
  },
  "identity GET /users/me": { who: "signed-in", ok: 200 },
  "identity PATCH /users/me": { who: "signed-in", body: () => ({ displayName: "Somebody" }), ok: 200 },
  "identity GET /users": { who: "users.manage", ok: 200 },
  "identity PUT /users/{id}/role": {
    who: "users.manage",
    path: (world) => ({ id: world.ownerId }),
    body: () => ({ role: "storyteller" }),
    ok: 200,
  },
  "identity GET /permissions": { who: "signed-in", ok: 200 },
  "identity GET /roles": { who: "roles.manage", ok: 200 },
  "identity POST /roles": {
    who: "roles.manage",
    body: () => ({ name: "reader", description: "Reads.", permissions: ["stories.read"] }),
    ok: 201,
  },
  "identity PATCH /roles/{name}": {
    who: "roles.manage",
    path: () => ({ name: "reader" }),
    body: () => ({ description: "Reads." }),
    ok: 200,
  },
  "identity DELETE /roles/{name}": { who: "roles.manage", path: () => ({ name: "reader" }), ok: 204 },
  "identity GET /.well-known/jwks.json": { who: "anybody", ok: 200 },
  "identity POST /users/me/export": { who: "signed-in", ok: 202 },
  "identity GET /users/me/export": { who: "signed-in", ok: 200 },
  "identity GET /users/me/export/data.zip": {
    who: "signed-in",
    before: (world) => world.exported(),
    ok: 200,
  },
  "identity POST /users/me/erasure": {
    who: "signed-in",
    body: () => ({ password: "not theirs at all", confirm: "erase everything" }),
    ok: "403 password-wrong",
  },
  "identity GET /erasures/{id}": {
    who: "anybody",
    path: () => ({ id: randomUUID() }),
    ok: "404 erasure-not-found",
  },
  "identity GET /erasures": { who: "users.manage", ok: 200 },
  "identity GET /audit": { who: "audit.read", ok: 200 },

  "story POST /stories": {
    who: "stories.write",
    body: () => ({ title: "New", language: "en", text: "Once." }),
    ok: 201,
  },
  "story POST /stories/import": { who: "stories.write", body: () => aFile(), ok: 201 },
  "story GET /stories": [
    { who: "signed-in", ok: 200 },
    { who: "anybody", path: () => ({ query: "shelf=public" }), ok: 200 },
  ],
  "story GET /stories/{id}": [reading, open],
  "story GET /stories/{id}/analysis": [reading, open],
  "story GET /stories/{id}/analysis/progress": [reading, open],
  "story GET /stories/{id}/characters": [reading, open],
  "story GET /stories/{id}/emotions": [reading, open],
  "story GET /stories/{id}/sentences": [reading, open],
  "story GET /stories/{id}/relations": [reading, open],
  "story GET /stories/{id}/script": [reading, open],
  "story GET /stories/{id}/doubts": { who: "stories.write", thing: "own", path: story, ok: 200 },
  "story GET /stories/{id}/corrections": { who: "stories.write", thing: "own", path: story, ok: 200 },
  "story POST /stories/{id}/corrections": {
    who: "stories.write",
    thing: "own",
    path: story,
    body: (world) => ({ kind: "rename", characterId: world.character, name: "Renamed" }),
    ok: 201,
  },
  "story DELETE /stories/{id}/corrections/{correctionId}": {
    who: "stories.write",
    thing: "own",
    path: (world) => ({ id: world.story, correctionId: world.correction }),
    ok: 204,
  },
  "story PATCH /stories/{id}": { ...writing, headers: anything, body: () => ({ title: "Other" }) },
  "story POST /stories/{id}/analyze": { ...writing, ok: 202 },
  "story POST /stories/{id}/publish": { ...writing, who: "stories.publish" },
  "story POST /stories/{id}/unpublish": { ...writing, who: "stories.publish" },
  "story POST /stories/{id}/clone": [
    { ...writing, ok: 201 },
    { who: "stories.write", path: published, ok: 201 },
  ],
  "story DELETE /stories/{id}": { ...writing, headers: anything, ok: 204 },

  "narration GET /voices": { who: "anybody", ok: 200 },
  "narration GET /voices/{id}/sample.mp3": {
    who: "anybody",
    path: (world) => ({ id: world.voice }),
    ok: 200,
  },
  "narration GET /voices/{id}/sample.wav": {
    who: "anybody",
    path: (world) => ({ id: world.voice }),
    ok: 200,
  },
  "narration GET /stories/{id}/cast": {
    who: "narrations.read",
    thing: "own",
    path: story,
    ok: 200,
  },
  "narration PUT /stories/{id}/cast": {
    who: "narrations.write",
    thing: "own",
    path: story,
    body: (world) => ({ items: [{ characterId: null, voiceId: world.voice }] }),
    ok: 200,
  },
  "narration GET /narrations": { who: "signed-in", ok: 200 },
  "narration GET /narrations/{id}": listening,
  "narration GET /narrations/{id}/progress": listening,
  "narration GET /narrations/{id}/segments": listening,
  "narration GET /narrations/{id}/segments/{index}/audio.wav": { ...listening, path: line },
  "narration GET /narrations/{id}/audio.mp3": listening,
  "narration GET /narrations/{id}/captions.vtt": listening,
  "narration POST /narrations": {
    who: "narrations.write",
    thing: "own",
    body: (world) => ({ storyId: world.story }),
    ok: 202,
  },
  "narration POST /narrations/{id}/cancel": {
    who: "narrations.write",
    thing: "own",
    path: narration,
    ok: "409 narration-ended",
  },
  "narration POST /narrations/{id}/resume": {
    who: "narrations.write",
    thing: "own",
    path: narration,
    ok: "409 narration-not-stopped",
  },
  "narration DELETE /narrations/{id}": { who: "narrations.write", thing: "own", path: narration, ok: 204 },
};

function aFile(): FormData {
  const form = new FormData();
  form.set("file", new Blob(["Once upon a time."]), "once.txt");
  return form;
}

/** The rows of a route; empty when the table does not say yet who may use it. */
export function rowsOf(service: string, route: string): readonly Row[] {
  const found = ownRows[`${service} ${route}`] ?? framework[`* ${route}`] ?? [];
  return "who" in found ? [found as Row] : found;
}

/** Rows of routes that no longer exist. */
export const strayRows = (known: ReadonlySet<string>): string[] =>
  Object.keys(ownRows).filter((key) => !known.has(key));

/** The expected answer to an actor who calls directly, or on whose behalf a service calls. */
export function expected(row: Row, actor: ActorName, service: ServiceName | null = null): Outcome {
  const { who, thing, callers, ok } = row;
  const held = grants[actor];
  if (actor === "nobody" && (who !== "anybody" || thing)) return 401;
  if (callers && !(service && callers.includes(service))) return "403 services-only";
  if (who !== "anybody" && who !== "signed-in" && !held.includes(who)) return "403 permission-missing";
  if (!thing || actor === "owner") return ok;
  return thing === "own or moderated" && held.includes("stories.moderate") ? ok : 404;
}
