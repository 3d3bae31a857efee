import { createHash } from "node:crypto";
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
import type { CorrectionKind } from "./corrections/correction.ts";
import type { CharacterBody } from "./findings.ts";
import type { Story } from "./story.ts";

export const AnalysisStatus = z.enum(["queued", "running", "done", "failed"]);
export type AnalysisStatus = z.infer<typeof AnalysisStatus>;

/** The job that works on an attempt at an analysis. */
export const analyzeStoryJob = "analyze-story";

/** The analysis of one revision by one version of the engine. */
export interface AnalysisRun {
  readonly id: string;
  readonly storyId: string;
  readonly revision: number;
  readonly engineVersion: string;
  readonly status: AnalysisStatus;
  /** 0 to 1. */
  readonly progress: number;
  /** What is being worked on, in a word. */
  readonly stage: string;
  readonly error: string | null;
  readonly requestedAt: Date;
  /** When work on it was last seen. */
  readonly touchedAt: Date;
  /** This attempt, as the owner's allowance knows it; null for those from before allowances. */
  readonly workId: string | null;
}

/** One attempt at an analysis: one that is begun again keeps its id and has another attempt. */
export type Attempt = Pick<AnalysisRun, "id" | "workId">;

export const AnalysisBody = z.object({
  id: z.string(),
  storyId: z.string(),
  revision: z.number().int(),
  engineVersion: z.string(),
  status: AnalysisStatus,
  progress: z.number().meta({ description: "0 to 1." }),
  stage: z.string(),
  error: z.string().optional(),
});

/** An analysis as whoever waits for it sees it. */
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

// Longer than a job waits between two attempts: after it, nobody is working on the analysis any more.
const stalledMs = 180_000;

/**
 * The analysis that a request asks for, and whether work on it must begin: one that is done or under way stays
 * as it is, one that failed or that nobody works on any more is taken up again.
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

/** The same for all requests that would begin one attempt, another for the next; as a UUID of version 8 (RFC 9562). */
function workIdOf({ id, revision }: Story, engineVersion: string, before: AnalysisRun | null): string {
  const after = before?.requestedAt.toISOString() ?? "first";
  const hash = createHash("sha256")
    .update(JSON.stringify([id, revision, engineVersion, after]))
    .digest("hex");
  const variant = "89ab"[Number.parseInt(hash.charAt(16), 16) % 4];
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** What is known of a story's characters and how many lines its script has. */
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

/** What to tell when an attempt begins; `words` is what it has to look through. */
export const requested = (story: Story, { id, workId }: AnalysisRun, words: number): DomainEvent[] =>
  workId ? [storyAnalysisRequested(story.id, { ...about(story), analysisId: id, workId, words })] : [];

/** What to tell when an attempt ends without findings. */
export const analysisFailed = (
  { id: storyId, ownerId }: Story,
  { id, workId, revision }: AnalysisRun,
  reason: string,
): DomainEvent[] =>
  workId
    ? [storyAnalysisFailed(storyId, { storyId, ownerId, revision, analysisId: id, workId, reason })]
    : [];

/**
 * What to tell when a revision's characters and lines are known, corrected as its author wants them; with the attempt
 * that found them and the words that it looked through, unless they came with a clone.
 */
export function analyzed(
  story: Story,
  { lines, characters }: Told,
  work: { workId: string; words: number } | Record<string, never> = {},
): DomainEvent[] {
  const { language } = story;
  return [
    storyAnalyzed(story.id, { ...about(story), lines, characters: characters.length, ...work }),
    charactersExtracted(story.id, { ...about(story), language, characters: characters.map(extracted) }),
  ];
}

/** What to tell when a correction was made or taken back; `lines` is how many have another speaker by it. */
export const corrected = (
  story: Story,
  characters: readonly CharacterBody[],
  changed: { correctionId: string; kind: CorrectionKind; undone: boolean; lines: number },
): DomainEvent[] => [
  charactersCorrected(story.id, {
    ...about(story),
    language: story.language,
    characters: characters.map(extracted),
    changed,
  }),
];

/** Why a story's characters, script or emotions cannot be read yet. */
export const notAnalyzed = (storyId: string, status: AnalysisStatus | null): Refusal => {
  const mend =
    status === "queued" || status === "running"
      ? "It is being analysed: wait until GET /story/v1/stories/{id}/analysis says done."
      : "POST /story/v1/stories/{id}/analyze first.";
  return new Refusal(
    "conflict",
    "not-analyzed",
    `The story as it stands is not analysed. ${mend.replace("{id}", storyId)}`,
  );
};
