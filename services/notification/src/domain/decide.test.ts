import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decide, type Recipient } from "./decide.ts";
import { type Preferences, unchosen } from "./preferences.ts";

const personId = "0190a1b2-7c3d-7e4f-8a5b-000000000001";
const user: Recipient = { personId, guest: false, push: false };
const guest: Recipient = { ...user, guest: true };
// 23:30 in Berlin.
const night = new Date("2026-11-28T22:30:00Z");
const inBerlin: Preferences = { ...unchosen, timeZone: "Europe/Berlin" };
const quiet: Preferences = { ...inBerlin, quiet: { from: 22 * 60, until: 7 * 60 } };
const told = (...given: Parameters<typeof decide>) =>
  decide(...given).map(({ way, state, notBefore }) => [way, state, notBefore.toISOString()]);

describe("decide", () => {
  it("tells a user in the app and by e-mail at once", () => {
    const now = night.toISOString();
    assert.deepEqual(told("narration-completed", user, inBerlin, night), [
      ["in-app", "queued", now],
      ["email", "queued", now],
    ]);
  });

  it("adds push where a browser shows messages", () => {
    const ways = decide("narration-completed", { ...user, push: true }, unchosen, night).map(
      ({ way }) => way,
    );
    assert.deepEqual(ways, ["in-app", "email", "push"]);
  });

  it("tells a guest by the address that they were invited with", () => {
    assert.deepEqual(
      decide("returned", guest, unchosen, night).map(({ way }) => way),
      ["any"],
    );
  });

  it("tells a guest nothing of what only the app shows", () => {
    assert.deepEqual(decide("story-created", guest, unchosen, night), []);
  });

  it("holds e-mail about contributions for the digest at eight in the user's time zone", () => {
    const [, mail] = told("joined", user, inBerlin, night);
    assert.deepEqual(mail, ["email", "held", "2026-11-29T07:00:00.000Z"]);
  });

  it("sends it at once to a user who wants no digest", () => {
    const [, mail] = told("joined", user, { ...inBerlin, digest: "off" }, night);
    assert.deepEqual(mail, ["email", "queued", night.toISOString()]);
  });

  it("keeps everything but the app silent in the user's quiet hours", () => {
    assert.deepEqual(told("narration-completed", user, quiet, night), [
      ["in-app", "queued", night.toISOString()],
      ["email", "queued", "2026-11-29T06:00:00.000Z"],
    ]);
  });

  it("sends at once outside of them", () => {
    const noon = new Date("2026-11-28T11:00:00Z");
    assert.ok(decide("narration-completed", user, quiet, noon).every(({ notBefore }) => notBefore <= noon));
  });

  it("obeys the ways that a user chose", () => {
    const chosen: Preferences = { ...unchosen, ways: { narrations: ["in-app"] } };
    assert.deepEqual(
      decide("narration-completed", user, chosen, night).map(({ way }) => way),
      ["in-app"],
    );
    assert.deepEqual(decide("narration-completed", user, { ...chosen, ways: { narrations: [] } }, night), []);
  });

  it("sends receipts and failed payments whatever they chose", () => {
    const none: Preferences = { ...unchosen, ways: { billing: [], consent: [] } };
    for (const kind of ["payment-failed", "voice-withdrawn-receipt"] as const)
      assert.deepEqual(
        decide(kind, user, none, night).map(({ way }) => way),
        ["in-app", "email"],
      );
  });

  it("waits for further contributions before it tells", () => {
    const [app] = told("contributed", user, unchosen, night);
    assert.deepEqual(app, ["in-app", "queued", "2026-11-28T22:45:00.000Z"]);
  });
});
