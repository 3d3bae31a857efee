import { routesFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { cancelNarration } from "./use-cases/cancel-narration.ts";
import { chooseCast } from "./use-cases/choose-cast.ts";
import { deleteNarration } from "./use-cases/delete-narration.ts";
import { listNarrations } from "./use-cases/list-narrations.ts";
import { listSegments } from "./use-cases/list-segments.ts";
import { listVoices } from "./use-cases/list-voices.ts";
import { playNarration, readCaptions } from "./use-cases/play-narration.ts";
import { playSampleMp3, playSampleWav } from "./use-cases/play-sample.ts";
import { playSegment } from "./use-cases/play-segment.ts";
import { readCast } from "./use-cases/read-cast.ts";
import { readNarration } from "./use-cases/read-narration.ts";
import { requestNarration } from "./use-cases/request-narration.ts";
import { resumeNarration } from "./use-cases/resume-narration.ts";
import { watchNarration } from "./use-cases/watch-narration.ts";

const { get, post, put, delete: remove } = routesFor<App>();

// Two thousand characters with their voices.
const wholeCast = { maxBody: 1_000_000, maxValues: 6100 };

/** All routes of the narration service. */
export const routes = [
  get("/voices", "public", listVoices, { summary: "List voices" }),
  get("/voices/{id}/sample.mp3", "public", playSampleMp3, { summary: "Play a sample of a voice (MP3)" }),
  get("/voices/{id}/sample.wav", "public", playSampleWav, { summary: "Play a sample of a voice (WAV)" }),
  get("/stories/{id}/cast", "narrations.read", readCast, { summary: "Read the cast of a story" }),
  put("/stories/{id}/cast", "narrations.write", chooseCast, {
    summary: "Choose the voices of a cast",
    ...wholeCast,
  }),
  post("/narrations", "narrations.write", requestNarration, {
    summary: "Request a narration of a story",
    status: 202,
    idempotent: true,
    spends: true,
    refuses: [404],
    ...wholeCast,
  }),
  get("/narrations", "public", listNarrations, { summary: "List narrations" }),
  get("/narrations/{id}", "public", readNarration, { summary: "Read a narration" }),
  get("/narrations/{id}/progress", "public", watchNarration, { summary: "Watch a narration's progress" }),
  post("/narrations/{id}/cancel", "narrations.write", cancelNarration, { summary: "Stop a narration" }),
  post("/narrations/{id}/resume", "narrations.write", resumeNarration, {
    summary: "Resume a narration",
    status: 202,
    idempotent: true,
    spends: true,
  }),
  remove("/narrations/{id}", "narrations.write", deleteNarration, { summary: "Delete a narration" }),
  get("/narrations/{id}/segments", "public", listSegments, { summary: "List a narration's lines" }),
  get("/narrations/{id}/segments/{index}/audio.wav", "public", playSegment, { summary: "Play one line" }),
  get("/narrations/{id}/audio.mp3", "public", playNarration, { summary: "Play the audiobook" }),
  get("/narrations/{id}/captions.vtt", "public", readCaptions, { summary: "Read the captions" }),
];
