import { randomUUID } from "node:crypto";
import { encodeWav } from "@storytelling/media";
import type { AccessRows, Row } from "../../../platform/test/matrix/row.ts";
import type { World } from "../../../platform/test/matrix/world.ts";

const none = () => ({ id: randomUUID() });
const booth = (world: World) => ({ id: world.booth.participant });
const contributing: Row = { who: "collaborations.contribute", thing: "booth's", path: booth, ok: 200 };
const organising: Row = {
  who: "collaborations.write",
  thing: "own",
  path: (world) => ({ id: world.session.id }),
  ok: 200,
};
const noContribution = "404 contribution-not-found";
const forNarration: Row = { who: "service", callers: ["narration"], path: none, ok: noContribution };

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const tus = { "tus-resumable": "1.0.0" };
const span = { revision: 1, line: 1, from: 0, to: 4, original: "Open" };
const about = (world: World) => ({ from: "0", to: "1000", revision: "1", consentId: world.booth.consent });

/** Two seconds of a sound like a voice. */
function voice(world: World): FormData {
  const rate = 16_000;
  const pcm = Int16Array.from({ length: 2 * rate }, (_, at) => {
    const syllable = Math.max(0, Math.sin((2 * Math.PI * 4 * at) / rate));
    return Math.round(9000 * syllable * Math.sin((2 * Math.PI * 180 * at) / rate));
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(about(world))) form.set(name, value);
  form.set("file", new File([new Uint8Array(encodeWav(pcm, rate))], "line.wav"));
  return form;
}

const asGuest = (world: World, path: string, init: { headers?: Record<string, string>; body?: FormData }) =>
  fetch(new URL(`/collaboration/v1/participants/${world.booth.participant}/${path}`, world.url), {
    method: "POST",
    ...init,
    headers: { ...init.headers, authorization: `Bearer ${world.tokenOf("booth")}` },
  });

/** The guest's upload and recording that requests are about. */
const current = { upload: "", contribution: "" };
async function begin(world: World): Promise<void> {
  const metadata = Object.entries({ ...about(world), sha256: "0".repeat(64) });
  const headers = {
    ...tus,
    "upload-length": "4",
    "upload-metadata": metadata.map(([key, value]) => `${key} ${base64(value)}`).join(","),
  };
  const { headers: given } = await asGuest(world, "voice/uploads", { headers });
  current.upload = given.get("location")?.split("/").at(-1) ?? "";
}
async function contribute(world: World): Promise<void> {
  const answer = await asGuest(world, "voice", { body: voice(world) });
  current.contribution = ((await answer.json()) as { id: string }).id;
}
const uploading: Row = {
  ...contributing,
  headers: tus,
  before: begin,
  path: (world) => ({ ...booth(world), uploadId: current.upload }),
};
const recorded = { before: contribute, path: () => ({ id: current.contribution }) };

/** Who may use the routes of contributions. What belongs to others is tested in the files of these routes. */
export const contributionRows: AccessRows = {
  "OPTIONS /participants/{id}/voice/uploads": { who: "anybody", path: none, ok: 204 },
  "POST /participants/{id}/voice/uploads": {
    ...contributing,
    // Another consent than the guest's own is refused once they are known to be the right guest.
    headers: {
      ...tus,
      "upload-length": "4",
      "upload-metadata": ["from MA==", "to OTk=", "revision MQ==", `consentId ${base64(randomUUID())}`]
        .concat(`sha256 ${base64("0".repeat(64))}`)
        .join(","),
    },
    ok: "409 consent-missing",
  },
  "GET /participants/{id}/voice/uploads": contributing,
  "HEAD /participants/{id}/voice/uploads/{uploadId}": uploading,
  "PATCH /participants/{id}/voice/uploads/{uploadId}": {
    ...uploading,
    headers: { ...tus, "upload-offset": "0" },
    ok: 204,
  },
  "DELETE /participants/{id}/voice/uploads/{uploadId}": { ...uploading, ok: 204 },
  "POST /participants/{id}/voice": { ...contributing, body: voice, ok: 201 },
  "POST /participants/{id}/recording": { ...contributing, body: () => ({ line: null }), ok: 204 },
  "GET /participants/{id}/contributions": contributing,
  "POST /participants/{id}/memories": {
    ...contributing,
    path: none,
    body: () => ({ text: "It rained." }),
    ok: "404 participant-not-found",
  },
  "POST /participants/{id}/corrections": {
    ...contributing,
    path: none,
    body: () => ({ ...span, suggested: "Shut" }),
    ok: "404 participant-not-found",
  },
  "POST /participants/{id}/comments": {
    ...contributing,
    body: (world) => ({ narrationId: world.narration, atMs: 0, text: "Louder!" }),
    ok: 201,
  },
  "GET /participants/{id}/texts": contributing,
  "DELETE /texts/{id}": { ...contributing, path: none, ok: "404 text-not-found" },
  "GET /contributions/{id}": { ...contributing, ...recorded, thing: "own or booth's" },
  "GET /contributions/{id}/audio": { ...contributing, ...recorded, thing: "own or booth's" },
  "GET /contributions/{id}/heard.wav": { ...contributing, path: none, ok: noContribution },
  "DELETE /contributions/{id}": { ...contributing, ...recorded, ok: 204 },
  "GET /contributions/{id}/take": forNarration,
  "GET /contributions/{id}/original": forNarration,
  "POST /contributions/{id}/accept": { ...organising, path: none, ok: noContribution },
  "POST /contributions/{id}/decline": { ...organising, ...recorded },
  "POST /contributions/{id}/return": {
    ...organising,
    path: none,
    body: () => ({ note: "Slower, please." }),
    ok: noContribution,
  },
  "GET /sessions/{id}/contributions": organising,
  "GET /sessions/{id}/texts": organising,
  "POST /texts/{id}/accept": { ...organising, path: none, ok: "404 text-not-found" },
  "POST /texts/{id}/decline": { ...organising, path: none, ok: "404 text-not-found" },
  "POST /sessions/{id}/regenerate": { ...organising, body: () => ({ dryRun: true }) },
  // It never ends by itself, so nobody is let in here.
  "GET /sessions/{id}/progress": { ...contributing, path: none, ok: "404 session-not-found" },
  "GET /sessions/{id}/credits": { ...organising, who: "collaborations.contribute", thing: "own or booth's" },
};
