import { DEFAULT_LIMITS } from "@storytelling/recordings";
import { routesFor } from "@storytelling/service";
import { z } from "zod";
import type { App } from "./app.ts";
import { tusVersion } from "./domain/upload-headers.ts";
import { tusHeaders } from "./steps/upload-answers.ts";
import { announceRecording } from "./use-cases/announce-recording.ts";
import { appendToUpload } from "./use-cases/append-to-upload.ts";
import { beginUpload } from "./use-cases/begin-upload.ts";
import { contributeVoice } from "./use-cases/contribute-voice.ts";
import {
  acceptContribution,
  declineContribution,
  returnContribution,
} from "./use-cases/decide-contribution.ts";
import { acceptText, declineText } from "./use-cases/decide-text.ts";
import { deleteText } from "./use-cases/delete-text.ts";
import { findUpload } from "./use-cases/find-upload.ts";
import { listOwnContributions } from "./use-cases/list-own-contributions.ts";
import { listSessionContributions } from "./use-cases/list-session-contributions.ts";
import { listOwnTexts, listSessionTexts } from "./use-cases/list-texts.ts";
import { listUploads } from "./use-cases/list-uploads.ts";
import { playHeard } from "./use-cases/play-heard.ts";
import { playOriginal } from "./use-cases/play-original.ts";
import { readContribution } from "./use-cases/read-contribution.ts";
import { readCredits } from "./use-cases/read-credits.ts";
import { readOriginal } from "./use-cases/read-original.ts";
import { readTake } from "./use-cases/read-take.ts";
import { regenerate } from "./use-cases/regenerate.ts";
import { suggestCorrection } from "./use-cases/suggest-correction.ts";
import { terminateUpload } from "./use-cases/terminate-upload.ts";
import { uploadOptions } from "./use-cases/upload-options.ts";
import { watchProgress } from "./use-cases/watch-progress.ts";
import { withdrawContribution } from "./use-cases/withdraw-contribution.ts";
import { writeComment } from "./use-cases/write-comment.ts";
import { writeMemory } from "./use-cases/write-memory.ts";

const { get, post, patch, delete: remove, head, options } = routesFor<App>();

const byte = "application/offset+octet-stream";
const byteBody = { type: byte, mostBytes: DEFAULT_LIMITS.bytes };
const tus = { everyAnswer: { "tus-resumable": tusVersion } };
const { "Tus-Resumable": version, Location, ...headers } = tusHeaders;
const { "Upload-Length": length, "Upload-Offset": offset, "Upload-Expires": expires } = headers;
const { "Upload-Metadata": metadata, "Upload-Checksum": checksum } = headers;
const asked = { "Tus-Resumable": version };
const counted = { "Upload-Offset": offset, "Upload-Expires": expires };
const number = z.string().regex(/^\d+$/).optional();
const created = { status: 201, idempotent: true };
const text = { ...created, refuses: [409], maxBody: 80_000 };

/** Uploads by tus 1.0 (https://tus.io), for recordings that must survive a bad connection. */
const uploads = [
  options("/participants/{id}/voice/uploads", "public", uploadOptions, {
    summary: "Read what of tus is spoken",
    ...tus,
  }),
  post("/participants/{id}/voice/uploads", "collaborations.contribute", beginUpload, {
    summary: "Begin a resumable upload of a recording",
    status: 201,
    byteBody,
    requestHeaders: {
      ...asked,
      "Upload-Length": length,
      "Upload-Metadata": metadata,
      "Upload-Checksum": checksum,
    },
    answerHeaders: { Location, ...counted },
    refuses: [410, 412, 460],
    ...tus,
  }),
  get("/participants/{id}/voice/uploads", "collaborations.contribute", listUploads, {
    summary: "List the uploads of a participant",
    ...tus,
  }),
  head("/participants/{id}/voice/uploads/{uploadId}", "collaborations.contribute", findUpload, {
    summary: "Read how much of an upload has arrived",
    status: 200,
    requestHeaders: asked,
    answerHeaders: { ...counted, "Upload-Length": length },
    refuses: [410, 412, 413, 460],
    ...tus,
  }),
  patch("/participants/{id}/voice/uploads/{uploadId}", "collaborations.contribute", appendToUpload, {
    summary: "Add a piece to an upload; with the last one it is a contribution with the same id",
    byteBody,
    requestHeaders: { ...asked, "Upload-Offset": offset, "Upload-Checksum": checksum },
    answerHeaders: counted,
    refuses: [410, 412, 460],
    ...tus,
  }),
  remove("/participants/{id}/voice/uploads/{uploadId}", "collaborations.contribute", terminateUpload, {
    summary: "End an upload and drop what has arrived",
    requestHeaders: asked,
    refuses: [412],
    ...tus,
  }),
];

/** What participants contribute. */
const own = [
  post("/participants/{id}/voice", "collaborations.contribute", contributeVoice, {
    summary: "Contribute a recording of lines",
    ...created,
    upload: 26_214_400,
    uploadFields: {
      line: number,
      from: number,
      to: number,
      revision: z.string().regex(/^\d+$/),
      consentId: z.uuid(),
      sha256: z.string().optional(),
    },
    refuses: [460],
  }),
  post("/participants/{id}/recording", "collaborations.contribute", announceRecording, {
    summary: "Say which line you record now",
  }),
  get("/participants/{id}/contributions", "collaborations.contribute", listOwnContributions, {
    summary: "List your recordings",
  }),
  get("/contributions/{id}", "collaborations.contribute", readContribution, {
    summary: "Read a recording's state",
  }),
  get("/contributions/{id}/audio", "collaborations.contribute", playOriginal, {
    summary: "Play a recording as it was sent",
  }),
  get("/contributions/{id}/heard.wav", "collaborations.contribute", playHeard, {
    summary: "Play a recording as it will sound",
  }),
  remove("/contributions/{id}", "collaborations.contribute", withdrawContribution, {
    summary: "Take a recording back",
  }),
  post("/participants/{id}/memories", "collaborations.contribute", writeMemory, {
    summary: "Write a memory",
    ...text,
  }),
  post("/participants/{id}/corrections", "collaborations.contribute", suggestCorrection, {
    summary: "Suggest a correction",
    ...text,
  }),
  post("/participants/{id}/comments", "collaborations.contribute", writeComment, {
    summary: "Comment on the text or on a time of the narration",
    ...text,
  }),
  get("/participants/{id}/texts", "collaborations.contribute", listOwnTexts, {
    summary: "List what you wrote",
  }),
  remove("/texts/{id}", "collaborations.contribute", deleteText, { summary: "Delete what you wrote" }),
];

/** What organisers do with it. */
const organising = [
  get("/sessions/{id}/contributions", "collaborations.write", listSessionContributions, {
    summary: "List the recordings of a session",
  }),
  post("/contributions/{id}/accept", "collaborations.write", acceptContribution, {
    summary: "Accept a recording",
  }),
  post("/contributions/{id}/decline", "collaborations.write", declineContribution, {
    summary: "Decline a recording",
  }),
  post("/contributions/{id}/return", "collaborations.write", returnContribution, {
    summary: "Ask for another recording, with a note",
  }),
  get("/sessions/{id}/texts", "collaborations.write", listSessionTexts, {
    summary: "List the texts of a session",
  }),
  post("/texts/{id}/accept", "collaborations.write", acceptText, { summary: "Accept a text" }),
  post("/texts/{id}/decline", "collaborations.write", declineText, { summary: "Decline a text" }),
  post("/sessions/{id}/regenerate", "collaborations.write", regenerate, {
    summary: "Put the accepted recordings into the narration",
    spends: true,
  }),
];

/** What everybody in a session may see, and what narration asks. */
const shared = [
  get("/sessions/{id}/progress", "collaborations.contribute", watchProgress, { summary: "Follow a session" }),
  get("/sessions/{id}/credits", "collaborations.contribute", readCredits, { summary: "Read who spoke whom" }),
  get("/contributions/{id}/take", "service", readTake, {
    summary: "Read what a recording is of",
    callers: ["narration"],
  }),
  get("/contributions/{id}/original", "service", readOriginal, {
    summary: "Read a recording as it was sent",
    callers: ["narration"],
  }),
];

/** The routes of what people contribute. */
export const contributionRoutes = [...uploads, ...own, ...organising, ...shared];
