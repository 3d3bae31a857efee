import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { type ServiceName, serviceTokenHeader } from "@storytelling/service";
import type { TestService } from "@storytelling/service/testing";
import { owner } from "./doors.ts";
import { type Person, startIdentity } from "./people.ts";

let service: TestService;
let ada: Person;
before(async () => {
  service = await startIdentity();
  ada = await owner(service);
});
after(() => service.stop());

async function ask(
  id: string,
  { as = "notification", userId = id }: { as?: ServiceName; userId?: string } = {},
) {
  const errand = { service: "identity" as const, userId, address: null };
  const token = await service.data.tokens.as(as).tokenFor(errand);
  return service.http.get(`users/${id}/contact`, { headers: { [serviceTokenHeader]: token } });
}

describe("GET /users/{id}/contact", () => {
  for (const as of ["notification", "collaboration"] as const)
    it(`200 for ${as}, with the address and the name`, async () => {
      const { status, body } = await ask(ada.id, { as });
      assert.equal(status, 200);
      const { body: me } = await service.http.get("users/me", { token: ada.token });
      assert.deepEqual([body.email, body.displayName], [me.email, me.displayName]);
    });

  it("404 for a service that asks on behalf of somebody else", async () => {
    const other = await owner(service);
    const { status, body } = await ask(ada.id, { userId: other.id });
    assert.deepEqual([status, body.code], [404, "user-not-found"]);
  });

  it("404 for a user who does not exist", async () => {
    assert.equal((await ask(randomUUID())).status, 404);
  });

  it("403 for a service that writes to nobody", async () => {
    const { status, body } = await ask(ada.id, { as: "story" });
    assert.deepEqual([status, body.code], [403, "services-only"]);
  });

  it("403 for the user", async () => {
    assert.equal((await service.http.get(`users/${ada.id}/contact`, { token: ada.token })).status, 403);
  });

  it("422 for an id that is none", async () => {
    const errand = { service: "identity" as const, userId: ada.id, address: null };
    const token = await service.data.tokens.as("notification").tokenFor(errand);
    const { status } = await service.http.get("users/none/contact", {
      headers: { [serviceTokenHeader]: token },
    });
    assert.equal(status, 422);
  });
});
