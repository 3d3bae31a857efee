import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startTestService, type TestService } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";

let service: TestService;
before(async () => {
  service = await startTestService(notes);
});
after(() => service.stop());

describe("an answer", () => {
  it("is not cached, for a success, a refusal, or an internal error", async () => {
    const { token } = await service.actor(["notes.write", "notes.read"]);
    const answers = [
      await service.http.post("notes", { token, body: { text: "milk" } }),
      await service.http.get("notes", { token }),
      await service.http.get("notes/none", { token }),
      await service.http.get("notes"),
      await service.http.get("nowhere"),
      await service.http.put("notes"),
      await service.http.post("broken"),
      await service.http.get("watch"),
    ];
    assert.deepEqual(
      answers.map(({ status, headers }) => [status, headers.get("cache-control")]),
      [201, 200, 422, 401, 404, 405, 500, 200].map((status) => [status, "no-store"]),
    );
  });

  it("may be cached when its use case says so", async () => {
    const { headers } = await service.http.get(".well-known/service-keys.json");
    assert.equal(headers.get("cache-control"), "public, max-age=60");
  });
});
