import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { secondRequest, spokenBy } from "./check.ts";

const request = { text: "No.", language: "en", base: "slt", settings: { pitch: 1.2, rate: 1 } };

describe("secondRequest", () => {
  it("is a little slower for a provider that gives the same samples each time", () => {
    assert.deepEqual(secondRequest("kokoro", request).settings, { pitch: 1.2, rate: 0.97 });
  });

  it("stays within the rates that providers take", () => {
    const slow = { ...request, settings: { pitch: 1, rate: 0.5 } };
    assert.ok(secondRequest("flite", slow).settings.rate > 0.5);
  });

  it("is the same for a hosted provider, which gives other samples", () => {
    assert.equal(secondRequest("some-host", request), request);
  });
});

describe("spokenBy", () => {
  it("tells whispers from plain lines of the same voice", () => {
    assert.equal(spokenBy("kokoro", request), "kokoro/slt/plain");
    assert.equal(spokenBy("kokoro", { ...request, manner: "whisper" }), "kokoro/slt/whisper");
  });
});
