import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { decodeWav } from "@storytelling/media";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

describe("GET /voices", () => {
  it("200 with the catalogue for everybody", async () => {
    const { status, body } = await world.get("voices", null);
    assert.equal(status, 200);
    assert.ok(body.items.length >= 10);
    assert.deepEqual(Object.keys(body.items[0]).sort(), [
      "age",
      "description",
      "gender",
      "id",
      "language",
      "name",
      "provider",
    ]);
  });

  it("200 with the voices of one language only", async () => {
    const { body } = await world.get("voices?language=en", null);
    assert.ok(body.items.length > 0);
    assert.ok(body.items.every((voice: { language: string }) => voice.language === "en"));
    assert.deepEqual((await world.get("voices?language=xx", null)).body.items, []);
  });

  it("200 with the voices of a provider, gender and age only", async () => {
    const wanted = { provider: "flite", gender: "female", age: "old" };
    const { body } = await world.get(`voices?${new URLSearchParams(wanted)}`, null);
    assert.deepEqual(
      body.items.map((voice: { id: string }) => voice.id),
      ["flite-margaret", "flite-edith"],
    );
    assert.deepEqual((await world.get("voices?provider=nobody", null)).body.items, []);
    assert.equal((await world.get("voices?age=ancient", null)).body.faults[0].field, "query.age");
  });

  it("422 for an invalid language", async () => {
    assert.equal((await world.get("voices?language=English", null)).body.faults[0].field, "query.language");
  });
});

describe("GET /voices/{id}/sample", () => {
  it("200 with speech, rendered once for any number of requests", async () => {
    const before = world.ears.said.length;
    const asked = await Promise.all(
      Array.from({ length: 3 }, () => world.get("voices/flite-grace/sample.wav", null)),
    );
    asked.push(await world.get("voices/flite-grace/sample.wav", null));
    for (const { status, headers, body } of asked) {
      assert.equal(status, 200);
      assert.equal(headers.get("content-type"), "audio/wav");
      assert.ok(decodeWav(body).pcm.length > 16_000);
    }
    assert.equal(world.ears.said.length - before, 1);
  });

  it("200 with MP3", async () => {
    const { headers, body } = await world.get("voices/flite-grace/sample.mp3", null);
    assert.equal(headers.get("content-type"), "audio/mpeg");
    assert.equal(body.subarray(0, 3).toString(), "ID3");
  });

  it("404 for a voice that does not exist", async () => {
    assert.equal((await world.get("voices/nobody/sample.mp3", null)).body.code, "voice-not-found");
  });
});
