import { randomUUID } from "node:crypto";
import type { AccessRows, Row } from "../../../platform/test/matrix/row.ts";

const none = () => ({ id: randomUUID(), uploadId: randomUUID() });
const contributing: Row = { who: "collaborations.contribute", path: none, ok: "404 participant-not-found" };
const organising: Row = { who: "collaborations.write", path: none, ok: "404 session-not-found" };
const deciding: Row = { who: "collaborations.write", path: none, ok: "404 contribution-not-found" };
const hearing: Row = { who: "collaborations.contribute", path: none, ok: "404 contribution-not-found" };
const forNarration: Row = {
  who: "service",
  callers: ["narration"],
  path: none,
  ok: "404 contribution-not-found",
};

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const about = { line: "1", revision: "1", consentId: randomUUID(), sha256: "0".repeat(64) };
const metadata = Object.entries(about).map(([key, value]) => `${key} ${base64(value)}`);
const tus = { "tus-resumable": "1.0.0" };
const uploading: Row = { ...contributing, headers: tus };
const span = { revision: 1, line: 1, from: 0, to: 4, original: "Open" };

function voice(): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(about)) if (name !== "sha256") form.set(name, value);
  form.set("file", new File(["RIFF"], "line.wav"));
  return form;
}

/** Who may use the routes of contributions. What belongs to others is tested in the files of these routes. */
export const contributionRows: AccessRows = {
  "OPTIONS /participants/{id}/voice/uploads": { who: "anybody", path: none, ok: 204 },
  "POST /participants/{id}/voice/uploads": {
    ...uploading,
    headers: { ...tus, "upload-length": "4", "upload-metadata": metadata.join(",") },
  },
  "GET /participants/{id}/voice/uploads": contributing,
  "HEAD /participants/{id}/voice/uploads/{uploadId}": uploading,
  "PATCH /participants/{id}/voice/uploads/{uploadId}": {
    ...uploading,
    headers: { ...tus, "upload-offset": "0" },
  },
  "DELETE /participants/{id}/voice/uploads/{uploadId}": uploading,
  "POST /participants/{id}/voice": { ...contributing, body: voice },
  "POST /participants/{id}/recording": { ...contributing, body: () => ({ line: 1 }) },
  "GET /participants/{id}/contributions": contributing,
  "POST /participants/{id}/memories": { ...contributing, body: () => ({ text: "It rained." }) },
  "POST /participants/{id}/corrections": { ...contributing, body: () => ({ ...span, suggested: "Shut" }) },
  "POST /participants/{id}/comments": { ...contributing, body: () => ({ ...span, text: "Louder!" }) },
  "GET /participants/{id}/texts": contributing,
  "DELETE /texts/{id}": { ...contributing, ok: "404 text-not-found" },
  "GET /contributions/{id}": hearing,
  "GET /contributions/{id}/audio": hearing,
  "GET /contributions/{id}/heard.wav": hearing,
  "DELETE /contributions/{id}": hearing,
  "GET /contributions/{id}/take": forNarration,
  "GET /contributions/{id}/original": forNarration,
  "POST /contributions/{id}/accept": deciding,
  "POST /contributions/{id}/decline": deciding,
  "POST /contributions/{id}/return": { ...deciding, body: () => ({ note: "Slower, please." }) },
  "GET /sessions/{id}/contributions": organising,
  "GET /sessions/{id}/texts": organising,
  "POST /texts/{id}/accept": { ...organising, ok: "404 text-not-found" },
  "POST /texts/{id}/decline": { ...organising, ok: "404 text-not-found" },
  "POST /sessions/{id}/regenerate": { ...organising, body: () => ({}) },
  "GET /sessions/{id}/progress": { ...organising, who: "collaborations.contribute" },
  "GET /sessions/{id}/credits": { ...organising, who: "collaborations.contribute" },
};
