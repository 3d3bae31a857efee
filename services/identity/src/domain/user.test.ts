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
const boss = "0190a1b2-7c3d-7e4f-8a5b-000000000001";
const code = (wanted: string) => (error: unknown) => error instanceof Refusal && error.code === wanted;

describe("register", () => {
  it("makes a storyteller, and the platform's first an admin", () => {
    const given = { id: ada.id, email: ada.email, displayName: "Ada" };
    assert.equal(register({ ...given, first: false }, now).user.role, "storyteller");
    assert.equal(register({ ...given, first: true }, now).user.role, "admin");
  });
});

describe("changeRole", () => {
  it("cuts off a millisecond after now, and always after the change before", () => {
    const first = changeRole(ada, { role: "moderator", by: boss, admins: 1 }, now);
    assert.equal(first.user.roleChangedAt?.toISOString(), "2026-11-22T10:00:00.001Z");
    const setBack = new Date(now.getTime() - 60_000);
    const second = changeRole(first.user, { role: "guest", by: boss, admins: 1 }, setBack);
    assert.equal(second.user.roleChangedAt?.toISOString(), "2026-11-22T10:00:00.002Z");
  });

  it("says nothing of a role that stays", () => {
    const { user, events } = changeRole(ada, { role: "storyteller", by: ada.id, admins: 1 }, now);
    assert.equal(user, ada);
    assert.deepEqual(events, []);
  });

  it("keeps the last admin, whoever asks, and keeps people from their own role", () => {
    const admin = { ...ada, role: "admin" };
    const demote = (by: string, admins: number) => () =>
      changeRole(admin, { role: "guest", by, admins }, now);
    assert.throws(demote(boss, 1), code("last-admin"));
    assert.throws(demote(ada.id, 1), code("last-admin"));
    assert.throws(demote(ada.id, 2), code("own-role"));
    assert.equal(demote(boss, 2)().user.role, "guest");
    assert.throws(() => changeRole(ada, { role: "admin", by: ada.id, admins: 2 }, now), code("own-role"));
  });
});
