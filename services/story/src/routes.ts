import { IMPORT_LIMIT_BYTES } from "@storytelling/documents";
import { routesFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { addChapter } from "./use-cases/add-chapter.ts";
import { analyzeStory } from "./use-cases/analyze-story.ts";
import { cloneStory } from "./use-cases/clone-story.ts";
import { correctStory } from "./use-cases/correct-story.ts";
import { deleteStory } from "./use-cases/delete-story.ts";
import { editChapter } from "./use-cases/edit-chapter.ts";
import { editStory } from "./use-cases/edit-story.ts";
import { importFields, importStory } from "./use-cases/import-story.ts";
import { insertMatter } from "./use-cases/insert-matter.ts";
import { listChapters } from "./use-cases/list-chapters.ts";
import { listCharacters } from "./use-cases/list-characters.ts";
import { listCorrections } from "./use-cases/list-corrections.ts";
import { listDoubts } from "./use-cases/list-doubts.ts";
import { listMatter } from "./use-cases/list-matter.ts";
import { listNotes } from "./use-cases/list-notes.ts";
import { listRelations } from "./use-cases/list-relations.ts";
import { listSentences } from "./use-cases/list-sentences.ts";
import { listStories } from "./use-cases/list-stories.ts";
import { publishStory } from "./use-cases/publish-story.ts";
import { readAnalysis } from "./use-cases/read-analysis.ts";
import { readEmotions } from "./use-cases/read-emotions.ts";
import { readOwnersScript } from "./use-cases/read-owners-script.ts";
import { readScript } from "./use-cases/read-script.ts";
import { readStory } from "./use-cases/read-story.ts";
import { removeChapter } from "./use-cases/remove-chapter.ts";
import { undoCorrection } from "./use-cases/undo-correction.ts";
import { unpublishStory } from "./use-cases/unpublish-story.ts";
import { watchAnalysis } from "./use-cases/watch-analysis.ts";
import { writeStory } from "./use-cases/write-story.ts";

const { get, post, patch, delete: del } = routesFor<App>();

// Five million characters, most of them of three bytes or escaped.
const maxBody = 24 * 1024 * 1024;
const created = { status: 201, idempotent: true };
const newStory = { ...created, spends: true };
const upload = IMPORT_LIMIT_BYTES;

/** All routes of the story service, under /story/v1. */
export const routes = [
  post("/stories", "stories.write", writeStory, { summary: "Write a story", ...newStory, maxBody }),
  post("/stories/import", "stories.write", importStory, {
    summary: "Import a document",
    ...newStory,
    upload,
    uploadFields: importFields,
  }),
  get("/stories", "public", listStories, { summary: "List your own or the published stories" }),
  get("/stories/{id}", "public", readStory, { summary: "Read a story" }),
  patch("/stories/{id}", "stories.write", editStory, { summary: "Edit a story", maxBody }),
  del("/stories/{id}", "stories.write", deleteStory, { summary: "Delete a story" }),
  post("/stories/{id}/publish", "stories.publish", publishStory, { summary: "Publish a story" }),
  post("/stories/{id}/unpublish", "stories.publish", unpublishStory, { summary: "Unpublish a story" }),
  post("/stories/{id}/clone", "stories.write", cloneStory, { summary: "Clone a story", ...newStory }),
  post("/stories/{id}/analyze", "stories.write", analyzeStory, {
    summary: "Find characters, speakers and emotions",
    status: 202,
    idempotent: true,
    spends: true,
  }),
  get("/stories/{id}/analysis", "public", readAnalysis, { summary: "Read the progress of the analysis" }),
  get("/stories/{id}/analysis/progress", "public", watchAnalysis, { summary: "Watch the analysis" }),
  get("/stories/{id}/characters", "public", listCharacters, { summary: "List the characters" }),
  get("/stories/{id}/emotions", "public", readEmotions, { summary: "Read the emotions of the story" }),
  get("/stories/{id}/sentences", "public", listSentences, { summary: "List the emotions of each sentence" }),
  get("/stories/{id}/relations", "public", listRelations, { summary: "List who speaks with whom" }),
  get("/stories/{id}/script", "public", readScript, { summary: "Read the script" }),
  get("/stories/{id}/owners-script", "service", readOwnersScript, {
    summary: "Read the script and the characters of a story, for its absent owner",
    callers: ["collaboration", "narration"],
    refuses: [409],
  }),
  get("/stories/{id}/chapters", "public", listChapters, { summary: "List the chapters" }),
  post("/stories/{id}/chapters", "stories.write", addChapter, { summary: "Add a chapter", ...created }),
  patch("/stories/{id}/chapters/{chapterId}", "stories.write", editChapter, { summary: "Change a chapter" }),
  del("/stories/{id}/chapters/{chapterId}", "stories.write", removeChapter, { summary: "Remove a chapter" }),
  get("/stories/{id}/notes", "public", listNotes, { summary: "List the notes of the imported file" }),
  get("/stories/{id}/matter", "public", listMatter, {
    summary: "List the front and back matter of the imported file",
  }),
  post("/stories/{id}/matter/{matterId}/insert", "stories.write", insertMatter, {
    summary: "Put front or back matter into the text",
    idempotent: true,
  }),
  get("/stories/{id}/doubts", "stories.write", listDoubts, {
    summary: "List the lines whose speaker is doubtful",
  }),
  get("/stories/{id}/corrections", "stories.write", listCorrections, { summary: "List the corrections" }),
  post("/stories/{id}/corrections", "stories.write", correctStory, {
    summary: "Correct the findings",
    ...created,
    // A hundred aliases and a thousand lines.
    maxBody: 400_000,
    maxValues: 1200,
  }),
  del("/stories/{id}/corrections/{correctionId}", "stories.write", undoCorrection, {
    summary: "Undo a correction",
  }),
];
