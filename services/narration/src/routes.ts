import { routesFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { addPronunciation, addStoryPronunciation } from "./use-cases/add-pronunciation.ts";
import { addVoiceSample, sampleFields } from "./use-cases/add-voice-sample.ts";
import { cancelNarration } from "./use-cases/cancel-narration.ts";
import { changePronunciation, changeStoryPronunciation } from "./use-cases/change-pronunciation.ts";
import { chooseCast } from "./use-cases/choose-cast.ts";
import { chooseTakeForLine } from "./use-cases/choose-take.ts";
import { createVoice } from "./use-cases/create-voice.ts";
import { deleteNarration } from "./use-cases/delete-narration.ts";
import { deleteTake } from "./use-cases/delete-take.ts";
import { deleteVoice } from "./use-cases/delete-voice.ts";
import { giveConsent } from "./use-cases/give-consent.ts";
import { hearPronunciation } from "./use-cases/hear-pronunciation.ts";
import { listLineTakes, playSyntheticLine } from "./use-cases/list-line-takes.ts";
import { listNarrations } from "./use-cases/list-narrations.ts";
import { listPronunciations, listStoryPronunciations } from "./use-cases/list-pronunciations.ts";
import { listSegments } from "./use-cases/list-segments.ts";
import { listTakes } from "./use-cases/list-takes.ts";
import { listVoices } from "./use-cases/list-voices.ts";
import { playNarration, readCaptions } from "./use-cases/play-narration.ts";
import { playSampleMp3, playSampleWav } from "./use-cases/play-sample.ts";
import { playSegment } from "./use-cases/play-segment.ts";
import { readCast } from "./use-cases/read-cast.ts";
import { readChapterCues, readChapters } from "./use-cases/read-chapters.ts";
import { listConsents, readConsent } from "./use-cases/read-consents.ts";
import { readNarration } from "./use-cases/read-narration.ts";
import { readProvenance } from "./use-cases/read-provenance.ts";
import { listReceipts, readReceipt } from "./use-cases/read-receipts.ts";
import { playTake, readTake } from "./use-cases/read-take.ts";
import { deleteVoiceSample, listVoiceSamples, playVoiceSample } from "./use-cases/read-voice-samples.ts";
import { recordTake, takeFields } from "./use-cases/record-take.ts";
import { regenerateNarration } from "./use-cases/regenerate-narration.ts";
import { removePronunciation, removeStoryPronunciation } from "./use-cases/remove-pronunciation.ts";
import { replacePronunciations, replaceStoryPronunciations } from "./use-cases/replace-pronunciations.ts";
import { requestNarration } from "./use-cases/request-narration.ts";
import { resumeNarration } from "./use-cases/resume-narration.ts";
import { saidFields, sayConsent } from "./use-cases/say-consent.ts";
import { suggestPronunciations } from "./use-cases/suggest-pronunciations.ts";
import { watchNarration } from "./use-cases/watch-narration.ts";
import { withdrawConsent } from "./use-cases/withdraw-consent.ts";

const { get, post, put, patch, delete: remove } = routesFor<App>();

// Two thousand characters with their voices.
const wholeCast = { maxBody: 1_000_000, maxValues: 6100 };
// Ten thousand entries of five fields.
const wholeList = { maxBody: 6_000_000, maxValues: 61_000 };

// Some minutes of speech in any format.
const RECORDING_BYTES = 25_000_000;

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
  get("/pronunciations", "narrations.read", listPronunciations, {
    summary: "List the pronunciations for all of a user's stories",
  }),
  post("/pronunciations", "narrations.write", addPronunciation, {
    summary: "Add a pronunciation for all of a user's stories",
    status: 201,
    idempotent: true,
  }),
  put("/pronunciations", "narrations.write", replacePronunciations, {
    summary: "Replace the pronunciations for all of a user's stories",
    ...wholeList,
  }),
  post("/pronunciations/sample", "narrations.write", hearPronunciation, {
    summary: "Hear a pronunciation before it is saved",
    refuses: [404],
    limit: { requests: 60, seconds: 60 },
  }),
  patch("/pronunciations/{entryId}", "narrations.write", changePronunciation, {
    summary: "Change a pronunciation for all of a user's stories",
  }),
  remove("/pronunciations/{entryId}", "narrations.write", removePronunciation, {
    summary: "Delete a pronunciation for all of a user's stories",
  }),
  get("/stories/{id}/pronunciations", "narrations.read", listStoryPronunciations, {
    summary: "List the pronunciations of a story",
  }),
  post("/stories/{id}/pronunciations", "narrations.write", addStoryPronunciation, {
    summary: "Add a pronunciation to a story",
    status: 201,
    idempotent: true,
  }),
  put("/stories/{id}/pronunciations", "narrations.write", replaceStoryPronunciations, {
    summary: "Replace the pronunciations of a story",
    ...wholeList,
  }),
  get("/stories/{id}/pronunciations/suggestions", "narrations.read", suggestPronunciations, {
    summary: "List names that the voices would guess",
  }),
  patch("/stories/{id}/pronunciations/{entryId}", "narrations.write", changeStoryPronunciation, {
    summary: "Change a pronunciation of a story",
  }),
  remove("/stories/{id}/pronunciations/{entryId}", "narrations.write", removeStoryPronunciation, {
    summary: "Delete a pronunciation of a story",
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
  post("/narrations/{id}/regenerate", "narrations.write", regenerateNarration, {
    summary: "Change a narration to the chosen takes",
    status: 202,
    idempotent: true,
    spends: true,
    refuses: [404],
    maxBody: 300_000,
    maxValues: 5100,
  }),
  get("/narrations/{id}/provenance", "narrations.read", readProvenance, {
    summary: "List who speaks each line of a narration",
  }),
  remove("/narrations/{id}", "narrations.write", deleteNarration, { summary: "Delete a narration" }),
  get("/narrations/{id}/segments", "public", listSegments, { summary: "List a narration's lines" }),
  get("/narrations/{id}/segments/{index}/audio.wav", "public", playSegment, { summary: "Play one line" }),
  get("/narrations/{id}/audio.mp3", "public", playNarration, { summary: "Play the audiobook" }),
  get("/narrations/{id}/captions.vtt", "public", readCaptions, { summary: "Read the captions" }),
  get("/narrations/{id}/chapters", "public", readChapters, { summary: "List a narration's chapters" }),
  get("/narrations/{id}/chapters.vtt", "public", readChapterCues, { summary: "Read the chapters as WebVTT" }),
  post("/consents", "signed-in", giveConsent, {
    summary: "Allow uses of your voice",
    status: 201,
    idempotent: true,
    refuses: [404],
  }),
  post("/consents/said", "signed-in", sayConsent, {
    summary: "Allow uses of your voice by saying so",
    status: 201,
    idempotent: true,
    refuses: [404],
    upload: RECORDING_BYTES,
    uploadFields: saidFields,
  }),
  get("/consents", "signed-in", listConsents, { summary: "List the consents that you gave" }),
  get("/consents/{id}", "signed-in", readConsent, { summary: "Read a consent that you gave" }),
  post("/consents/{id}/withdraw", "signed-in", withdrawConsent, { summary: "Withdraw a consent" }),
  get("/receipts", "signed-in", listReceipts, { summary: "List what was deleted of your voice" }),
  get("/receipts/{id}", "signed-in", readReceipt, { summary: "Read a receipt" }),
  post("/voices", "narrations.write", createVoice, {
    summary: "Make a profile of your own voice",
    status: 201,
    idempotent: true,
    refuses: [404],
  }),
  remove("/voices/{id}", "narrations.write", deleteVoice, { summary: "Delete a profile of your own voice" }),
  get("/voices/{id}/samples", "narrations.read", listVoiceSamples, {
    summary: "List the samples of your voice",
  }),
  post("/voices/{id}/samples", "narrations.write", addVoiceSample, {
    summary: "Add a sample of your voice",
    status: 201,
    idempotent: true,
    upload: RECORDING_BYTES,
    uploadFields: sampleFields,
    limit: { requests: 60, seconds: 60 },
  }),
  get("/voices/{id}/samples/{sampleId}/audio.wav", "narrations.read", playVoiceSample, {
    summary: "Play a sample of your voice",
  }),
  remove("/voices/{id}/samples/{sampleId}", "narrations.write", deleteVoiceSample, {
    summary: "Delete a sample of your voice",
  }),
  get("/stories/{id}/takes", "narrations.read", listTakes, { summary: "List the takes of a story" }),
  post("/stories/{id}/takes", "narrations.write", recordTake, {
    summary: "Send a recording of a line",
    status: 202,
    idempotent: true,
    spends: true,
    refuses: [404],
    upload: RECORDING_BYTES,
    uploadFields: takeFields,
    limit: { requests: 60, seconds: 60 },
  }),
  get("/stories/{id}/lines/{line}/takes", "narrations.read", listLineTakes, {
    summary: "List what can be heard for a line",
  }),
  get("/stories/{id}/lines/{line}/synthetic.wav", "narrations.read", playSyntheticLine, {
    summary: "Play a line by its synthetic voice",
    limit: { requests: 60, seconds: 60 },
  }),
  put("/stories/{id}/lines/{line}/choice", "narrations.write", chooseTakeForLine, {
    summary: "Choose what is heard for a line",
    refuses: [404],
  }),
  get("/takes/{id}", "narrations.read", readTake, { summary: "Read a take" }),
  get("/takes/{id}/audio.wav", "narrations.read", playTake, { summary: "Play a take" }),
  get("/takes/{id}/heard", "service", playTake, {
    summary: "Play a take to a person who is not there",
    callers: ["collaboration"],
  }),
  remove("/takes/{id}", "narrations.write", deleteTake, { summary: "Delete a take" }),
];
