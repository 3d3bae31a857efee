import { record } from "@storytelling/service";
import { corrected } from "../domain/analysis-run.ts";
import { fitsMarks, marked } from "../domain/chapters/marked.ts";
import { correct } from "../domain/corrections/corrected.ts";
import type { CorrectionKind } from "../domain/corrections/correction.ts";
import { type Found, renamed } from "../domain/corrections/found.ts";
import { keepIds } from "../domain/corrections/kept-ids.ts";
import type { Story } from "../domain/story.ts";
import { readCorrections, saveStates } from "./corrections.ts";
import { keepGuesses } from "./current-chapters.ts";
import type { Tx } from "./db.ts";
import { readAllSentences, readFound } from "./findings.ts";
import { readText } from "./revisions.ts";
import { readCharacters, saveView } from "./views.ts";

/**
 * Rebuilds the view of an analysis from its findings, the characters' earlier ids, the story's chapters and the author's
 * current corrections. The caller holds the story's lock. The findings themselves stay unchanged.
 */
export async function refreshView(tx: Tx, story: Story, analysisId: string): Promise<Found> {
  const base = await readFound(tx, analysisId);
  const before = await analysisBefore(tx, story, analysisId);
  const found = before ? renamed(base, keepIds(await readCharacters(tx, before), base.characters)) : base;
  const corrections = await readCorrections(tx, story);
  const text = await readText(tx, story.id, story.revision);
  const marks = await keepGuesses(tx, story, { script: base.script, text });
  const fits = fitsMarks(found, text, marks);
  if (corrections.length === 0 && fits) {
    await saveView(tx, analysisId, found === base ? null : found);
    return found;
  }
  const words = { text, sentences: await readAllSentences(tx, analysisId) };
  const { found: view, states } = correct(fits ? found : marked(found, words, marks), words, corrections);
  await saveView(tx, analysisId, view === base ? null : view);
  await saveStates(tx, corrections, states);
  return view;
}

/** Rebuilds the view after a correction was made or undone, and records the event. */
export async function changeView(
  tx: Tx,
  { story, analysisId, before }: { story: Story; analysisId: string; before: Found },
  { id, kind, undone }: { id: string; kind: CorrectionKind; undone: boolean },
): Promise<void> {
  const { characters, script } = await refreshView(tx, story, analysisId);
  const lines = script.speakers.filter((speaker, line) => speaker !== before.script.speakers[line]).length;
  await record(tx, corrected(story, characters, { correctionId: id, kind, undone, lines }));
}

/** The analysis that was shown before this one, of an earlier revision or by another engine, or null. */
async function analysisBefore(tx: Tx, story: Story, analysisId: string): Promise<string | null> {
  const { requested_at: since } = await tx
    .selectFrom("story_analyses")
    .select("requested_at")
    .where("id", "=", analysisId)
    .executeTakeFirstOrThrow();
  const row = await tx
    .selectFrom("story_analyses")
    .select("id")
    .where("story_id", "=", story.id)
    .where("status", "=", "done")
    .where("requested_at", "<", since)
    .orderBy("requested_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
