import type { AccessRows, Row } from "../../../platform/test/matrix/row.ts";
import type { World } from "../../../platform/test/matrix/world.ts";

const story = (world: World) => ({ id: world.story });
const narration = (world: World) => ({ id: world.narration });
const line = (world: World) => ({ ...narration(world), index: "0" });
const listening: Row = { who: "anybody", thing: "own", path: narration, ok: 200 };

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
  "GET /narrations": { who: "signed-in", ok: 200 },
  "GET /narrations/{id}": listening,
  "GET /narrations/{id}/progress": listening,
  "GET /narrations/{id}/segments": listening,
  "GET /narrations/{id}/segments/{index}/audio.wav": { ...listening, path: line },
  "GET /narrations/{id}/audio.mp3": listening,
  "GET /narrations/{id}/captions.vtt": listening,
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
  "DELETE /narrations/{id}": { who: "narrations.write", thing: "own", path: narration, ok: 204 },
};
