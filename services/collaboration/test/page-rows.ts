import { randomUUID } from "node:crypto";
import type { AccessRows, Row } from "../../../platform/test/matrix/row.ts";

const form = (fields: Record<string, string> = {}) => new URLSearchParams(fields);
const none = () => ({ id: randomUUID(), participantId: randomUUID() });
const link: Row = { who: "anybody", path: () => ({ token: "guessed" }), ok: 404 };
const inBooth: Row = { who: "collaborations.contribute", path: none, ok: 404 };
const asset: Row = { who: "anybody", ok: 200 };

function voice(): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries({ line: "1", revision: "1", consentId: randomUUID() }))
    body.set(name, value);
  body.set("file", new File(["RIFF"], "line.wav"));
  return body;
}

/** Who may use the pages. What belongs to others is tested in pages.test.ts. */
export const pageRows: AccessRows = {
  "GET /join/{token}": link,
  "POST /join/{token}": { ...link, body: () => form({ name: "Rose" }) },
  "GET /booth/{id}": inBooth,
  "POST /booth/{id}/voice": { ...inBooth, body: voice },
  "POST /booth/{id}/consents": { ...inBooth, body: () => form({ "use-this-story": "yes", wording: "1" }) },
  "POST /booth/{id}/done": inBooth,
  "POST /booth/{id}/withdraw": inBooth,
  "GET /booth/{participantId}/contributions/{id}/sound": inBooth,
  "POST /booth/{participantId}/contributions/{id}/withdraw": inBooth,
  "GET /pages/style.css": asset,
  "GET /pages/booth.js": asset,
  "GET /pages/slices.js": asset,
  "GET /pages/join.js": asset,
};
