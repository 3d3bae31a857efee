import type { AccessRows, Row } from "../../../platform/test/matrix/row.ts";
import type { World } from "../../../platform/test/matrix/world.ts";

const anything = { "if-match": "*" };
const story = (world: World) => ({ id: world.story });
const fresh = (world: World) => ({ id: world.spare });
const published = (world: World) => ({ id: world.published });
const renew = (world: World) => world.renew();
const reading: Row = { who: "anybody", thing: "own or moderated", path: story, ok: 200 };
const open: Row = { who: "anybody", path: published, ok: 200 };
const writing: Row = { who: "stories.write", thing: "own", path: fresh, before: renew, ok: 200 };
const ofFile = {
  who: "stories.write",
  thing: "own",
  path: ({ imported }: World) => ({ id: imported.story, chapterId: imported.chapter }),
  headers: anything,
} as const;

/** Who may use the story service's routes. */
export const accessRows: AccessRows = {
  "POST /stories": {
    who: "stories.write",
    body: () => ({ title: "New", language: "en", text: "Once." }),
    ok: 201,
  },
  "POST /stories/import": { who: "stories.write", body: () => aFile(), ok: 201 },
  "GET /stories": [
    { who: "signed-in", ok: 200 },
    { who: "anybody", path: () => ({ query: "shelf=public" }), ok: 200 },
  ],
  "GET /stories/{id}": [reading, open],
  "GET /stories/{id}/analysis": [reading, open],
  "GET /stories/{id}/analysis/progress": [reading, open],
  "GET /stories/{id}/characters": [reading, open],
  "GET /stories/{id}/emotions": [reading, open],
  "GET /stories/{id}/sentences": [reading, open],
  "GET /stories/{id}/relations": [reading, open],
  "GET /stories/{id}/script": [reading, open],
  "GET /stories/{id}/owners-script": {
    who: "service",
    callers: ["collaboration", "narration"],
    path: story,
    ok: 200,
  },
  "GET /stories/{id}/chapters": [reading, open],
  "POST /stories/{id}/chapters": { ...writing, headers: anything, body: () => ({ offset: 0 }), ok: 201 },
  "PATCH /stories/{id}/chapters/{chapterId}": {
    ...ofFile,
    body: () => ({ title: "Renamed" }),
    ok: 200,
  },
  "DELETE /stories/{id}/chapters/{chapterId}": { ...ofFile, ok: 204 },
  "GET /stories/{id}/notes": [reading, open],
  "GET /stories/{id}/matter": [reading, open],
  "POST /stories/{id}/matter/{matterId}/insert": {
    ...ofFile,
    path: ({ imported }) => ({ id: imported.story, matterId: imported.matter }),
    ok: 200,
  },
  "GET /stories/{id}/doubts": { who: "stories.write", thing: "own", path: story, ok: 200 },
  "GET /stories/{id}/corrections": { who: "stories.write", thing: "own", path: story, ok: 200 },
  "POST /stories/{id}/corrections": {
    who: "stories.write",
    thing: "own",
    path: story,
    body: (world) => ({ kind: "rename", characterId: world.character, name: "Renamed" }),
    ok: 201,
  },
  "DELETE /stories/{id}/corrections/{correctionId}": {
    who: "stories.write",
    thing: "own",
    path: (world) => ({ id: world.story, correctionId: world.correction }),
    ok: 204,
  },
  "PATCH /stories/{id}": { ...writing, headers: anything, body: () => ({ title: "Other" }) },
  "POST /stories/{id}/analyze": { ...writing, ok: 202 },
  "POST /stories/{id}/publish": { ...writing, who: "stories.publish" },
  "POST /stories/{id}/unpublish": { ...writing, who: "stories.publish" },
  "POST /stories/{id}/clone": [
    { ...writing, ok: 201 },
    { who: "stories.write", path: published, ok: 201 },
  ],
  "DELETE /stories/{id}": { ...writing, headers: anything, ok: 204 },
};

function aFile(): FormData {
  const form = new FormData();
  form.set("file", new Blob(["Once upon a time."]), "once.txt");
  return form;
}
