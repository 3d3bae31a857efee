import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Refusal } from "@storytelling/values";
import { changeRole, register, type User } from "./user.ts";

const now = new Date("2026-11-22T10:00:00.000Z");
const ada: User = {
  id: "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
  email: "ada@example.org",
  emailVerifiedAt: null,
  displayName: "Ada",
  role: "storyteller",
  roleChangedAt: null,
  createdAt: now,
};
const all = new Set(["stories.read", "users.manage"]);
const few = new Set(["stories.read"]);
const by = { id: "0190a1b2-7c3d-7e4f-8a5b-000000000001", held: all };
const up = { before: few, after: few, elsewhere: all, by };
const code = (wanted: string) => (error: unknown) => error instanceof Refusal && error.code === wanted;

describe("register", () => {
  it("makes a storyteller, and the platform's first user an admin", () => {
    const given = { id: ada.id, email: ada.email, displayName: "Ada" };
    assert.equal(register({ ...given, first: false }, now).user.role, "storyteller");
    assert.equal(register({ ...given, first: true }, now).user.role, "admin");
  });
});

describe("changeRole", () => {
  it("voids tokens until a millisecond after now, and always later than the change before", () => {
    const first = changeRole(ada, { ...up, role: "moderator" }, now);
    assert.equal(first.user.roleChangedAt?.toISOString(), "2026-11-22T10:00:00.001Z");
    const setBack = new Date(now.getTime() - 60_000);
    const second = changeRole(first.user, { ...up, role: "guest" }, setBack);
    assert.equal(second.user.roleChangedAt?.toISOString(), "2026-11-22T10:00:00.002Z");
  });

  it("records no event when the role stays the same", () => {
    const { user, events } = changeRole(ada, { ...up, role: "storyteller" }, now);
    assert.equal(user, ada);
    assert.deepEqual(events, []);
  });

  it("never demotes the last user with users.manage, and never lets users change their own role", () => {
    const admin = { ...ada, role: "admin" };
    const demote = (id: string, others: ReadonlySet<string>) => () =>
      changeRole(
        admin,
        { role: "guest", before: all, after: few, elsewhere: others, by: { ...by, id } },
        now,
      );
    assert.throws(demote(by.id, few), code("last-holder"));
    assert.throws(demote(ada.id, few), code("last-holder"));
    assert.throws(demote(ada.id, all), code("own-role"));
    assert.equal(demote(by.id, all)().user.role, "guest");
    const self = { ...up, role: "admin", after: all, by: { ...by, id: ada.id } };
    assert.throws(() => changeRole(ada, self, now), code("own-role"));
  });

  it("gives and takes only permissions that the giver holds", () => {
    const small = { ...by, held: few };
    assert.throws(
      () => changeRole(ada, { ...up, role: "admin", after: all, by: small }, now),
      code("permission-not-held"),
    );
    assert.throws(
      () => changeRole({ ...ada, role: "admin" }, { ...up, role: "guest", before: all, by: small }, now),
      code("permission-not-held"),
    );
  });
});
