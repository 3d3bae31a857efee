import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type TestService, until } from "@storytelling/service/testing";
import { permissions } from "@storytelling/values";
import { appOf, type Person, person, signIn, startIdentity } from "./people.ts";

let service: TestService;
let boss: Person;
const make = (name: string, permissions: unknown, token: string = boss.token) =>
  service.http.post("roles", { token, body: { name, description: "For a test.", permissions } });
const edit = (name: string, body: object, token: string = boss.token) =>
  service.http.patch(`roles/${name}`, { token, body });
const remove = (name: string, token: string = boss.token) => service.http.delete(`roles/${name}`, { token });
const give = (id: string, role: string, token: string = boss.token) =>
  service.http.put(`users/${id}/role`, { token, body: { role } });
const me = (token: string) => service.http.get("users/me", { token });

/** A user with a new role that grants exactly these permissions. */
async function holder(role: string, permissions: string[]): Promise<Person> {
  await make(role, permissions);
  return person(service, role);
}

before(async () => {
  service = await startIdentity();
  boss = await person(service, "admin", "Boss");
});
after(() => service.stop());

describe("GET /permissions", () => {
  it("200 with exactly the permissions that a route can require", async () => {
    const { body } = await service.http.get("permissions", { token: boss.token });
    assert.deepEqual(
      body.permissions.map(({ name }: { name: string }) => name).sort(),
      permissions.toSorted(),
    );
  });
});

describe("POST /roles", () => {
  it("201 with the role, which can be assigned and grants its permissions", async () => {
    const made = await make("librarian", ["stories.read", "stories.moderate"]);
    assert.equal(made.status, 201);
    assert.deepEqual(made.body.permissions, ["stories.moderate", "stories.read"]);
    assert.equal(made.body.builtIn, false);
    const ada = await person(service);
    assert.equal((await give(ada.id, "librarian")).status, 200);
    const { token } = await signIn(service, ada.id);
    assert.deepEqual((await me(token)).body.permissions, ["stories.moderate", "stories.read"]);
  });

  it("409 for a name in use, 422 for an invalid name or permission", async () => {
    assert.equal((await make("guest", [])).body.code, "role-taken");
    assert.equal((await make("No Name", [])).body.faults[0].field, "body.name");
    assert.equal((await make("flyer", ["stories.fly"])).body.code, "permission-unknown");
  });

  it("401 without a token, 403 without roles.manage, in the database or in the token", async () => {
    assert.equal((await service.http.post("roles", { body: {} })).status, 401);
    const ada = await person(service);
    assert.equal((await make("mine", [], ada.token)).body.code, "permission-missing");
    const was = await person(service, "admin");
    await appOf(service).db.pool.query("update users set role = 'guest' where id = $1", [was.id]);
    assert.equal((await make("mine", [], was.token)).body.code, "permission-missing");
  });
});

describe("a user with roles.manage", () => {
  it("gets 403 for granting, keeping, removing or assigning permissions that they do not have", async () => {
    const eve = await holder("role-maker", ["roles.manage", "users.manage", "stories.read"]);
    const codes = [
      await make("mighty", ["events.manage"], eve.token),
      await edit("role-maker", { permissions: ["roles.manage", "events.manage"] }, eve.token),
      await give((await person(service)).id, "admin", eve.token),
      await give(boss.id, "guest", eve.token),
    ].map((answer) => `${answer.status} ${answer.body.code}`);
    assert.deepEqual(new Set(codes), new Set(["403 permission-not-held"]));
    await make("over-her-head", ["events.manage"]);
    assert.equal((await edit("over-her-head", { permissions: [] }, eve.token)).status, 403);
    assert.equal((await remove("over-her-head", eve.token)).status, 403);
    assert.equal((await make("reader", ["stories.read"], eve.token)).status, 201);
  });
});

describe("PATCH /roles/{name}", () => {
  it("invalidates the tokens of all users with the role, and no others; new tokens have the change", async () => {
    const holders = [await holder("editor", ["stories.read", "stories.write"])];
    for (let i = 0; i < 2; i++) holders.push(await person(service, "editor"));
    const other = await person(service);
    const changed = await edit("editor", { permissions: ["stories.read"], description: "Reads." });
    assert.equal(changed.status, 200);
    assert.deepEqual(changed.body.permissions, ["stories.read"]);
    for (const one of holders) await until(async () => (await me(one.token)).body.code === "token-outdated");
    assert.equal((await me(other.token)).status, 200);
    const { token } = await signIn(service, holders[0]?.id ?? "");
    assert.deepEqual((await me(token)).body.permissions, ["stories.read"]);
    const [event, ...more] = await service.events("RolePermissionsChanged");
    assert.deepEqual(more, []);
    assert.deepEqual([event?.aggregateId, event?.data.permissions], ["editor", ["stories.read"]]);
    const { rows } = await appOf(service).db.pool.query("select * from role_cutoffs");
    assert.equal(rows.length, 1, "one row for any number of users");
  });

  it("sends no event when only the description changes", async () => {
    await make("quiet", []);
    assert.equal((await edit("quiet", { description: "Other words." })).body.description, "Other words.");
    const told = await service.events("RolePermissionsChanged");
    assert.equal(
      told.some((event) => event.aggregateId === "quiet"),
      false,
    );
  });

  it("409 for a built-in role, 404 for an unknown one", async () => {
    assert.equal((await edit("guest", { permissions: [] })).body.code, "role-built-in");
    assert.equal((await edit("nobodys", { permissions: [] })).status, 404);
  });
});

describe("the last user with users.manage or roles.manage", () => {
  it("409 for removing it, by another role or from the role, in sequence or at the same time", async () => {
    const alone = await startIdentity();
    const first = await person(alone, "admin");
    const put = (id: string, role: string, by: Person) =>
      alone.http.put(`users/${id}/role`, { token: by.token, body: { role } });
    const keepers = { name: "keeper", description: "Keeps.", permissions: ["users.manage", "roles.manage"] };
    await alone.http.post("roles", { token: first.token, body: keepers });
    const keeper = await person(alone, "keeper");
    const change = () =>
      alone.http.patch("roles/keeper", { token: first.token, body: { permissions: ["users.manage"] } });
    // The admin loses their role while the keeper's role loses roles.manage: one of the two must be refused.
    await appOf(alone).db.pool.query(
      "insert into role_permissions select 'keeper', name from permissions on conflict do nothing",
    );
    const answers = await Promise.all([put(first.id, "guest", keeper), change()]);
    const statuses = answers.map((one) => one.status).sort();
    assert.ok(statuses[0] === 200 && (statuses[1] ?? 0) >= 403, String(statuses));
    const { rows } = await appOf(alone).db.pool.query(
      `select distinct permission from users join role_permissions using (role)
        where permission in ('users.manage', 'roles.manage')`,
    );
    assert.equal(rows.length, 2);
    await alone.stop();
  });
});

describe("DELETE /roles/{name}", () => {
  it("204 when no user has it, 409 while a user has it, 409 for a built-in role, 404 for an unknown one", async () => {
    const ada = await holder("short-lived", ["stories.read"]);
    const held = await remove("short-lived");
    assert.equal(held.status, 409);
    assert.equal(held.body.code, "role-held");
    await give(ada.id, "storyteller");
    assert.equal((await remove("short-lived")).status, 204);
    assert.equal((await remove("short-lived")).status, 404);
    assert.equal((await remove("admin")).body.code, "role-built-in");
  });
});

describe("GET /roles", () => {
  it("200 page by page with each role's permissions; 403 without roles.manage", async () => {
    const names: string[] = [];
    let next: string | null = "";
    while (next !== null) {
      const from: string = next ? `&cursor=${next}` : "";
      const { status, body } = await service.http.get(`roles?limit=3${from}`, { token: boss.token });
      assert.equal(status, 200);
      names.push(...body.items.map((role: { name: string }) => role.name));
      next = body.next;
    }
    assert.deepEqual(names, [...new Set(names)].sort());
    assert.ok(names.includes("guest") && names.includes("librarian"));
    const ada = await person(service);
    assert.equal((await service.http.get("roles", { token: ada.token })).status, 403);
  });
});
