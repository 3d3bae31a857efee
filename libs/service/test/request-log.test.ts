import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { after, before, describe, it } from "node:test";
import { peersAt } from "../src/auth/callers.ts";
import { createLog } from "../src/index.ts";
import { startTestService, type TestService, testClock, until } from "../src/testing/index.ts";
import { asked } from "./asked.ts";

const lines: Record<string, unknown>[] = [];
const log = createLog(
  "story",
  "info",
  new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()));
      done();
    },
  }),
);
const clock = testClock();
let service: TestService;
before(async () => {
  // Nothing listens on the discard port.
  const peerKeys = peersAt("http://127.0.0.1:9", clock);
  service = await startTestService(asked("story"), { clock, log, run: { peerKeys } });
});
after(() => service.stop());

describe("a calling service whose keys cannot be fetched", () => {
  it("must try again later, and the log names the error without the token's content", async () => {
    const { token, id } = await service.actor([]);
    const headers = await service.errand("narration", { id }, "198.51.100.7");
    const { status, body } = await service.http.get("inner", { token, headers });
    assert.deepEqual([status, body.code], [503, "service-keys-unavailable"]);
    const warned = await until(() => lines.find(({ msg }) => msg === "a request could not be served"));
    assert.deepEqual([warned.code, warned.requestId], [body.code, body.requestId]);
    assert.match(String(warned.reason), /ECONNREFUSED|fetch failed|bad port/);
    const line = await until(() => lines.find(({ msg }) => msg === "request"));
    assert.equal(line.code, body.code);
    assert.doesNotMatch(JSON.stringify(lines), new RegExp(`198\\.51\\.100|${id}`));
  });
});
