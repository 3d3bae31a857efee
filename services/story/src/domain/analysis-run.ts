import {
  charactersCorrected,
  charactersExtracted,
  type DomainEvent,
  type ExtractedCharacter,
  storyAnalysisFailed,
  storyAnalysisRequested,
  storyAnalyzed,
} from "@storytelling/events";
import { Refusal } from "@storytelling/values";
import { z } from "zod";
import { derivedId } from "./chapters/derived-id.ts";
import type { CorrectionKind } from "./corrections/correction.ts";
import type { CharacterBody } from "./findings.ts";
import { languageOf, type Story } from "./story.ts";

export const AnalysisStatus = z.enum(["queued", "running", "done", "failed"]);
export type AnalysisStatus = z.infer<typeof AnalysisStatus>;

/** The analysis of one revision by one version of the engine. */
export interface AnalysisRun {
  readonly id: string;
  readonly storyId: string;
  readonly revision: number;
  readonly engineVersion: string;
  readonly status: AnalysisStatus;
  /** 0 to 1. */
  readonly progress: number;
  /** The current stage of the work, in one word. */
  readonly stage: string;
  readonly error: string | null;
  readonly requestedAt: Date;
  /** When a worker last reported progress or a sign of life. */
  readonly touchedAt: Date;
  /** The id of this attempt in the owner's allowance; null for analyses older than allowances. */
  readonly workId: string | null;
}

/** One attempt at an analysis. An analysis that is started again keeps its `id` and gets another `workId`. */
export type Attempt = Pick<AnalysisRun, "id" | "workId">;

export const AnalysisBody = z
  .object({
    id: z.string(),
    storyId: z.string(),
    revision: z.number().int(),
    engineVersion: z.string(),
    status: AnalysisStatus,
    progress: z.number().meta({ description: "0 to 1." }),
    stage: z.string(),
    error: z.string().optional(),
  })
  .meta({ id: "Analysis" });

/** An analysis as the API shows it. */
export function analysisBody(run: AnalysisRun): z.infer<typeof AnalysisBody> {
  const { id, storyId, revision, engineVersion, status, progress, stage, error } = run;
  const body = {
    id,
    storyId,
    revision,
    engineVersion,
    status,
    progress: Math.round(progress * 1000) / 1000,
    stage,
  };
  return error === null ? body : { ...body, error };
}

// Longer than a job waits between two attempts. After this time, no job is working on the analysis any more.
const stalledMs = 180_000;

/**
 * The analysis that a request asks for, and whether work on it must begin. An analysis that is done or running stays
 * as it is. One that failed or stalled is started again.
 */
export function request(
  existing: AnalysisRun | null,
  { story, engineVersion, id }: { story: Story; engineVersion: string; id: string },
  now: Date,
): { run: AnalysisRun; begin: boolean } {
  const stalled = existing !== null && now.getTime() - existing.touchedAt.getTime() > stalledMs;
  if (existing?.status === "done") return { run: existing, begin: false };
  if (existing && existing.status !== "failed" && !stalled) return { run: existing, begin: false };
  const run: AnalysisRun = {
    id: existing?.id ?? id,
    storyId: story.id,
    revision: story.revision,
    engineVersion,
    status: "queued",
    progress: 0,
    stage: "waiting",
    error: null,
    requestedAt: now,
    touchedAt: now,
    workId: workIdOf(story, engineVersion, existing),
  };
  return { run, begin: true };
}

/**
 * The id of an attempt. All requests that would begin the same attempt get the same id; the next attempt
 * another.
 */
function workIdOf({ id, revision }: Story, engineVersion: string, before: AnalysisRun | null): string {
  const after = before?.requestedAt.toISOString() ?? "first";
  return derivedId(id, revision, engineVersion, after);
}

/** The characters of a story and the number of lines of its script. */
export interface Told {
  readonly lines: number;
  readonly characters: readonly CharacterBody[];
}

const about = (story: Story) => ({ storyId: story.id, ownerId: story.ownerId, revision: story.revision });

const extracted = ({
  words: _,
  mentions: __,
  narrator: ___,
  voiceHint,
  ...one
}: CharacterBody): ExtractedCharacter => (voiceHint === null ? one : { ...one, voiceHint });

/** The events when an attempt begins; `words` is how many words it has to read. */
export const requested = (story: Story, { id, workId }: AnalysisRun, words: number): DomainEvent[] =>
  workId ? [storyAnalysisRequested(story.id, { ...about(story), analysisId: id, workId, words })] : [];

/** The events when an attempt ends without findings. */
export const analysisFailed = (
  { id: storyId, ownerId }: Story,
  { id, workId, revision }: AnalysisRun,
  reason: string,
): DomainEvent[] =>
  workId
    ? [storyAnalysisFailed(storyId, { storyId, ownerId, revision, analysisId: id, workId, reason })]
    : [];

/**
 * The events when the characters and lines of a revision are known, with the author's corrections. They name the
 * attempt and the words that it read, unless the findings came with a clone.
 */
export function analyzed(
  story: Story,
  { lines, characters }: Told,
  work: { workId: string; words: number } | Record<string, never> = {},
): DomainEvent[] {
  return [
    storyAnalyzed(story.id, { ...about(story), lines, characters: characters.length, ...work }),
    charactersExtracted(story.id, {
      ...about(story),
      ...languageOf(story),
      characters: characters.map(extracted),
    }),
  ];
}

/** The events when a correction was made or undone; `lines` is how many lines got another speaker. */
export const corrected = (
  story: Story,
  characters: readonly CharacterBody[],
  changed: { correctionId: string; kind: CorrectionKind; undone: boolean; lines: number },
): DomainEvent[] => [
  charactersCorrected(story.id, {
    ...about(story),
    ...languageOf(story),
    characters: characters.map(extracted),
    changed,
  }),
];

/** The refusal to read a story's characters, script or emotions before it is analysed. */
export const notAnalyzed = (storyId: string, status: AnalysisStatus | null): Refusal => {
  const mend =
    status === "queued" || status === "running"
      ? "It is being analysed: wait until GET /story/v1/stories/{id}/analysis says done."
      : "POST /story/v1/stories/{id}/analyze first.";
  return new Refusal(
    "conflict",
    "not-analyzed",
    `The current text of the story is not analysed yet. ${mend.replace("{id}", storyId)}`,
  );
};
