import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type TestActor, until } from "@storytelling/service/testing";
import { closePeople, recorded } from "./people.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(async () => {
  await closePeople();
  await world.stop();
});

const text = "The king came into the hall and closed the door behind him.";
const post = (path: string, body: unknown, actor: TestActor = world.ada) =>
  world.http.post(path, { token: actor.token, body: body as object });
async function consented(actor: TestActor = world.ada): Promise<string> {
  return (await post("consents", { name: "Ada", uses: ["this-series"] }, actor)).body.id;
}
async function profiled(actor: TestActor = world.ada) {
  const consentId = await consented(actor);
  const { body } = await post("voices", { name: "Grandma", language: "en", consentId }, actor);
  return { id: body.id as string, consentId };
}
async function sample(id: string, bytes?: Uint8Array, actor: TestActor = world.ada) {
  const form = new FormData();
  form.set("file", new Blob([bytes ?? (await recorded(text))] as never), "sample.wav");
  form.set("text", text);
  return post(`voices/${id}/samples`, form, actor);
}

describe("POST /voices", () => {
  it("201, and only the person sees the profile", async () => {
    const { id } = await profiled();
    const own = (await world.get("voices?mine=true")).body.own;
    assert.ok(own.some((voice: { id: string }) => voice.id === id));
    assert.deepEqual((await world.get("voices?mine=true", await world.signedIn())).body.own, []);
    assert.equal((await world.get("voices", null)).body.own, undefined);
  });

  it("404 consent-not-found for the consent of another", async () => {
    const consentId = await consented(await world.signedIn());
    const { status, body } = await post("voices", { name: "Not mine", language: "en", consentId });
    assert.deepEqual([status, body.code], [404, "consent-not-found"]);
  });

  it("409 consent-ended for a withdrawn consent", async () => {
    const consentId = await consented();
    await world.post(`consents/${consentId}/withdraw`);
    const { status, body } = await post("voices", { name: "Late", language: "en", consentId });
    assert.deepEqual([status, body.code], [409, "consent-ended"]);
  });
});

describe("GET /voices?mine=true", () => {
  it("401 without a token", async () => {
    assert.equal((await world.get("voices?mine=true", null)).status, 401);
  });
});

describe("POST /voices/{id}/samples", () => {
  it("201 with the recording kept, and pitch and pace measured", async () => {
    const { id } = await profiled();
    const { status, body } = await sample(id);
    assert.deepEqual([status, body.text], [201, text]);
    const heard = await world.get(`voices/${id}/samples/${body.id}/audio.wav`);
    assert.equal(heard.headers.get("content-type"), "audio/wav");
    const own = (await world.get("voices?mine=true")).body.own;
    const profile = own.find((voice: { id: string }) => voice.id === id);
    assert.ok(
      profile.pitchHz > 60 && profile.pitchHz < 300 && profile.wordsPerMinute > 80,
      JSON.stringify(profile),
    );
  });

  it("422 not-audio for what is no recording, and keeps nothing", async () => {
    const { id } = await profiled();
    const { status, body } = await sample(id, Buffer.from("<html>"));
    assert.deepEqual([status, body.code], [422, "not-audio"]);
    assert.deepEqual((await world.get(`voices/${id}/samples`)).body.items, []);
  });

  it("404 for the profile of another", async () => {
    const { id } = await profiled();
    const bob = await world.signedIn();
    assert.equal((await sample(id, undefined, bob)).status, 404);
    assert.equal((await world.get(`voices/${id}/samples`, bob)).status, 404);
  });
});

describe("DELETE /voices/{id}/samples/{sampleId}", () => {
  it("204, and the sample cannot be heard any more", async () => {
    const { id } = await profiled();
    const { body } = await sample(id);
    const path = `voices/${id}/samples/${body.id}`;
    assert.equal((await world.http.delete(path, { token: world.ada.token })).status, 204);
    assert.equal((await world.get(`${path}/audio.wav`)).status, 404);
    assert.equal((await world.http.delete(path, { token: world.ada.token })).status, 404);
  });
});

describe("a story that is cast with a person's voice", () => {
  it("is read by a synthetic voice that is labelled as made to resemble them, until they withdraw", async () => {
    const { id: voiceId, consentId } = await profiled();
    await sample(voiceId);
    const story = await world.write(["Once upon a time."]);
    await world.get(`stories/${story.id}/cast`);
    const cast = await world.http.put(`stories/${story.id}/cast`, {
      token: world.ada.token,
      body: { items: [{ characterId: null, voiceId }] },
    });
    assert.deepEqual(cast.body.items[0].voice, { id: voiceId, name: "made to resemble Grandma" });
    const narration = await world.narrate(story);
    assert.match(narration.credits, /^Synthetic voices read every line\..*made to resemble Grandma/);
    await world.post(`consents/${consentId}/withdraw`);
    const receipt = await until(async () => {
      const { items } = (await world.get("receipts")).body;
      return items.find(
        (one: { consentId: string; deletedAt: string }) => one.consentId === consentId && one.deletedAt,
      );
    });
    assert.deepEqual([receipt.profiles, receipt.narrations], [1, 1]);
    const remade = await world.reaches(narration.id, "done");
    assert.doesNotMatch(JSON.stringify(remade), /Grandma|person-/);
    assert.doesNotMatch(
      JSON.stringify((await world.get(`stories/${story.id}/cast`)).body),
      /Grandma|person-/,
    );
    const book = (await world.get(`narrations/${narration.id}/audio.mp3`)).body as Buffer;
    assert.ok(!book.includes("Grandma") && !book.includes(Buffer.from("Grandma", "utf16le")));
  });

  it("422 for the voice of a person who did not allow it in this story", async () => {
    const { id: voiceId } = await profiled(await world.signedIn());
    const story = await world.write(["Once upon a time."]);
    const { status } = await world.http.put(`stories/${story.id}/cast`, {
      token: world.ada.token,
      body: { items: [{ characterId: null, voiceId }] },
    });
    assert.equal(status, 422);
  });
});
