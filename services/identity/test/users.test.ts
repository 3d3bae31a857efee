import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestService } from "@storytelling/service/testing";
import { type Person, person, startIdentity } from "./people.ts";

let service: TestService;
let boss: Person;
let ada: Person;
before(async () => {
  service = await startIdentity();
  boss = await person(service, "admin", "Boss");
  ada = await person(service);
});
after(() => service.stop());

describe("GET /users/me", () => {
  it("200 with the account and its permissions", async () => {
    const { status, body } = await service.http.get("users/me", { token: ada.token });
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(body).sort(), [
      "createdAt",
      "displayName",
      "email",
      "emailVerified",
      "id",
      "permissions",
      "role",
    ]);
    assert.equal(body.email, ada.email);
    assert.deepEqual(body.permissions.includes("users.manage"), false);
  });

  it("401 without a token", async () => {
    assert.equal((await service.http.get("users/me")).status, 401);
  });
});

describe("PATCH /users/me", () => {
  const rename = (displayName: unknown, token: string = ada.token) =>
    service.http.patch("users/me", { token, body: { displayName } });

  it("200 with the new name, which is kept", async () => {
    assert.equal((await rename(" Ada 👩‍🚀 Lovelace ")).body.displayName, "Ada 👩‍🚀 Lovelace");
    const { body } = await service.http.get("users/me", { token: ada.token });
    assert.equal(body.displayName, "Ada 👩‍🚀 Lovelace");
  });

  it("422 for an empty, long, invalid or direction-changing name and for other fields; 401 without a token", async () => {
    for (const name of ["  ", "a".repeat(81), "a\nb", "\u202egnp.exe", 7])
      assert.equal((await rename(name)).body.faults[0].field, "body.displayName");
    const more = await service.http.patch("users/me", {
      token: ada.token,
      body: { displayName: "A", role: "admin" },
    });
    assert.equal(more.status, 422);
    assert.equal((await service.http.patch("users/me", { body: { displayName: "A" } })).status, 401);
  });
});

describe("GET /users", () => {
  it("200 page by page, each account once, in order of age", async () => {
    for (let i = 0; i < 3; i++) await person(service);
    const seen: string[] = [];
    let next: string | null = "";
    while (next !== null) {
      const from: string = next ? `&cursor=${next}` : "";
      const { status, body } = await service.http.get(`users?limit=2${from}`, { token: boss.token });
      assert.equal(status, 200);
      assert.ok(body.items.length <= 2);
      seen.push(...body.items.map((user: { id: string }) => user.id));
      next = body.next;
    }
    assert.equal(seen.length, 5);
    assert.deepEqual(seen, [...new Set(seen)].sort());
    assert.ok(seen.includes(ada.id));
  });

  it("401 without a token, 403 without users.manage, 422 for an invalid cursor", async () => {
    assert.equal((await service.http.get("users")).status, 401);
    assert.equal((await service.http.get("users", { token: ada.token })).status, 403);
    const { status, body } = await service.http.get("users?cursor=x", { token: boss.token });
    assert.equal(status, 422);
    assert.equal(body.code, "cursor-invalid");
  });
});

describe("GET /permissions", () => {
  it("200 with every permission and the roles that grant it", async () => {
    const { status, body } = await service.http.get("permissions", { token: ada.token });
    assert.equal(status, 200);
    const granted = Object.fromEntries(
      body.permissions.map((one: { name: string; roles: string[] }) => [one.name, one.roles]),
    );
    const writers = ["admin", "moderator", "storyteller"];
    assert.deepEqual(granted, {
      "audit.read": ["admin"],
      "collaborations.contribute": ["admin", "guest", "moderator", "storyteller"],
      "collaborations.write": writers,
      "disputes.read": ["admin"],
      "events.manage": ["admin"],
      "keys.manage": ["admin"],
      "narrations.read": ["admin", "guest", "moderator", "storyteller"],
      "narrations.write": writers,
      "notifications.manage": ["admin"],
      "roles.manage": ["admin"],
      "stories.moderate": ["admin", "moderator"],
      "stories.publish": writers,
      "stories.read": ["admin", "guest", "moderator", "storyteller"],
      "stories.write": writers,
      "users.manage": ["admin"],
    });
    assert.deepEqual(
      body.roles.map((role: { name: string }) => role.name),
      ["admin", "guest", "moderator", "storyteller"],
    );
    assert.ok(body.permissions.every((one: { description: string }) => one.description.length > 10));
  });

  it("401 without a token", async () => {
    assert.equal((await service.http.get("permissions")).status, 401);
  });
});
