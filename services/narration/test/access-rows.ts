import type { AccessRows, Row } from "../../../platform/test/matrix/row.ts";
import type { World } from "../../../platform/test/matrix/world.ts";

const story = (world: World) => ({ id: world.story });
const narration = (world: World) => ({ id: world.narration });
const line = (world: World) => ({ ...narration(world), index: "0" });
const entry = (world: World) => ({ ...story(world), entryId: "none" });
const take = () => ({ id: "0190a1b2-7c3d-7e4f-8a5b-00000000a001" });
const firstLine = (world: World) => ({ ...story(world), line: "0" });
const zoe = { written: "Zoë", said: "zoe" };
const listening: Row = { who: "anybody", thing: "own", path: narration, ok: 200 };

const none = () => ({ id: "00000000-0000-7000-8000-000000000000" });

const noSample = () => ({ ...none(), sampleId: none().id });

function saidConsent(): FormData {
  const form = new FormData();
  form.set("file", new Blob(["I agree."]), "said.txt");
  form.set("consent", JSON.stringify({ name: "Zoë", uses: ["this-series"] }));
  return form;
}

/** Who may use narration's routes. */
export const accessRows: AccessRows = {
  "GET /voices": { who: "anybody", ok: 200 },
  "GET /voices/{id}/sample.mp3": {
    who: "anybody",
    path: (world) => ({ id: world.voice }),
    ok: 200,
  },
  "GET /voices/{id}/sample.wav": {
    who: "anybody",
    path: (world) => ({ id: world.voice }),
    ok: 200,
  },
  "GET /stories/{id}/cast": {
    who: "narrations.read",
    thing: "own",
    path: story,
    ok: 200,
  },
  "PUT /stories/{id}/cast": {
    who: "narrations.write",
    thing: "own",
    path: story,
    body: (world) => ({ items: [{ characterId: null, voiceId: world.voice }] }),
    ok: 200,
  },
  "GET /pronunciations": { who: "narrations.read", ok: 200 },
  "POST /pronunciations": { who: "narrations.write", body: () => zoe, ok: 201 },
  "PUT /pronunciations": { who: "narrations.write", body: () => ({ items: [] }), ok: 200 },
  "POST /pronunciations/sample": {
    who: "narrations.write",
    body: (world) => ({ text: "Zoë left.", entry: zoe, voiceId: world.voice }),
    ok: 200,
  },
  "PATCH /pronunciations/{entryId}": {
    who: "narrations.write",
    path: entry,
    body: () => ({ said: "zoe" }),
    ok: "404 pronunciation-not-found",
  },
  "DELETE /pronunciations/{entryId}": {
    who: "narrations.write",
    path: entry,
    ok: "404 pronunciation-not-found",
  },
  "GET /stories/{id}/pronunciations": { who: "narrations.read", thing: "own", path: story, ok: 200 },
  "POST /stories/{id}/pronunciations": {
    who: "narrations.write",
    thing: "own",
    path: story,
    body: () => zoe,
    ok: 201,
  },
  "PUT /stories/{id}/pronunciations": {
    who: "narrations.write",
    thing: "own",
    path: story,
    body: () => ({ items: [] }),
    ok: 200,
  },
  "GET /stories/{id}/pronunciations/suggestions": {
    who: "narrations.read",
    thing: "own",
    path: story,
    ok: 200,
  },
  "PATCH /stories/{id}/pronunciations/{entryId}": {
    who: "narrations.write",
    thing: "own",
    path: entry,
    body: () => ({ said: "zoe" }),
    ok: "404 pronunciation-not-found",
  },
  "DELETE /stories/{id}/pronunciations/{entryId}": {
    who: "narrations.write",
    thing: "own",
    path: entry,
    ok: "404 pronunciation-not-found",
  },
  "GET /narrations": { who: "signed-in", ok: 200 },
  "GET /narrations/{id}": listening,
  "GET /narrations/{id}/progress": listening,
  "GET /narrations/{id}/segments": listening,
  "GET /narrations/{id}/segments/{index}/audio.wav": { ...listening, path: line },
  "GET /narrations/{id}/audio.mp3": listening,
  "GET /narrations/{id}/captions.vtt": listening,
  "GET /narrations/{id}/chapters": listening,
  "GET /narrations/{id}/chapters.vtt": listening,
  "POST /narrations": {
    who: "narrations.write",
    thing: "own",
    body: (world) => ({ storyId: world.story }),
    ok: 202,
  },
  "POST /narrations/{id}/cancel": {
    who: "narrations.write",
    thing: "own",
    path: narration,
    ok: "409 narration-ended",
  },
  "POST /narrations/{id}/resume": {
    who: "narrations.write",
    thing: "own",
    path: narration,
    ok: "409 narration-not-stopped",
  },
  "POST /narrations/{id}/regenerate": {
    who: "narrations.write",
    thing: "own",
    path: narration,
    body: () => ({ dryRun: true }),
    ok: 202,
  },
  "GET /narrations/{id}/provenance": { who: "narrations.read", thing: "own", path: narration, ok: 200 },
  "GET /stories/{id}/takes": { who: "narrations.read", thing: "own", path: story, ok: 200 },
  "POST /stories/{id}/takes": {
    who: "narrations.write",
    thing: "own",
    path: story,
    body: () => {
      const form = new FormData();
      form.set("file", new Blob(["no sound"]), "take.wav");
      return form;
    },
    ok: "422 input-invalid",
  },
  "GET /stories/{id}/lines/{line}/takes": {
    who: "narrations.read",
    thing: "own",
    path: firstLine,
    ok: 200,
  },
  "GET /stories/{id}/lines/{line}/synthetic.wav": {
    who: "narrations.read",
    thing: "own",
    path: firstLine,
    ok: 200,
  },
  "PUT /stories/{id}/lines/{line}/choice": {
    who: "narrations.write",
    thing: "own",
    path: firstLine,
    body: () => ({ takeId: null }),
    ok: 200,
  },
  "GET /takes/{id}": { who: "narrations.read", path: take, ok: "404 take-not-found" },
  "GET /takes/{id}/audio.wav": { who: "narrations.read", path: take, ok: "404 take-not-found" },
  "GET /takes/{id}/heard": {
    who: "service",
    callers: ["collaboration"],
    path: take,
    ok: "404 take-not-found",
  },
  "DELETE /takes/{id}": { who: "narrations.write", path: take, ok: "404 take-not-found" },
  "DELETE /narrations/{id}": { who: "narrations.write", thing: "own", path: narration, ok: 204 },
  "POST /consents": {
    who: "signed-in",
    body: () => ({ name: "Zoë", uses: ["this-series"] }),
    ok: 201,
  },
  "POST /consents/said": { who: "signed-in", body: saidConsent, ok: "422 not-audio" },
  "GET /consents": { who: "signed-in", ok: 200 },
  "GET /consents/{id}": { who: "signed-in", path: none, ok: "404 consent-not-found" },
  "POST /consents/{id}/withdraw": { who: "signed-in", path: none, ok: "404 consent-not-found" },
  "GET /receipts": { who: "signed-in", ok: 200 },
  "GET /receipts/{id}": { who: "signed-in", path: none, ok: "404 receipt-not-found" },
  "POST /voices": {
    who: "narrations.write",
    body: () => ({ name: "Zoë", language: "en", consentId: none().id }),
    ok: "404 consent-not-found",
  },
  "DELETE /voices/{id}": { who: "narrations.write", path: none, ok: "404 voice-not-found" },
  "GET /voices/{id}/samples": { who: "narrations.read", path: none, ok: "404 voice-not-found" },
  "POST /voices/{id}/samples": {
    who: "narrations.write",
    path: none,
    body: saidConsent,
    ok: "404 voice-not-found",
  },
  "GET /voices/{id}/samples/{sampleId}/audio.wav": {
    who: "narrations.read",
    path: noSample,
    ok: "404 voice-not-found",
  },
  "DELETE /voices/{id}/samples/{sampleId}": {
    who: "narrations.write",
    path: noSample,
    ok: "404 voice-not-found",
  },
};
