import type { Alignment, Prepared, Reference, Sound } from "@storytelling/recordings";
import { Refusal, type TakeFinding } from "@storytelling/values";
import type { App } from "../app.ts";
import type { Word } from "../domain/spoken-form.ts";
import { findingsOf } from "../domain/take-check.ts";
import { evenWords } from "../domain/take-words.ts";
import type { OpenTake } from "../store/takes.ts";
import type { ReadLine, Recording } from "./recording-of.ts";
import { type LineReading, readLine } from "./reference.ts";

/** A line in a recording: levelled, with the times of its words. */
export interface PreparedTake {
  readonly line: ReadLine;
  readonly texts: readonly string[];
  readonly sound: Sound;
  readonly words: readonly Word[];
  readonly durationMs: number;
  /** How well it fits its text; null when that cannot be told. */
  readonly match: number | null;
  readonly findings: readonly TakeFinding[];
  readonly loudness: number;
  readonly noise: number;
}

/**
 * Prepares a recording, and finds the lines in it. Lines that were not read are left out.
 * @throws Refusal with a code of `takeRefusals` when nothing can be used
 */
export async function prepareTakes(
  app: App,
  take: OpenTake,
  { bytes, lines, wishes }: Recording,
  signal: AbortSignal,
): Promise<PreparedTake[]> {
  const prepared = await app.recordings.prepare(
    bytes,
    { suppressNoise: wishes.suppressNoise === true, gate: wishes.gate === true },
    signal,
  );
  const readings: LineReading[] = [];
  for (const line of lines) {
    const { owner_id: ownerId, story_id: storyId, revision } = take;
    readings.push(await readLine(app, { ownerId, storyId, revision, ...line }, signal));
  }
  const whole = { pcm: prepared.pcm, sampleRate: prepared.preparedRate };
  const found = lines.length === 1 ? [whole] : await split(app, whole, readings, signal);
  const takes: PreparedTake[] = [];
  for (const [at, line] of lines.entries()) {
    const [sound, reading] = [found[at], readings[at]];
    if (sound && reading) takes.push(await takeOf(app, { line, sound, reading, prepared }, signal));
  }
  if (takes.length > 0) return takes;
  throw new Refusal("invalid", "audio-silent", "None of the lines was heard. Read them once more.");
}

/** The sound of each line in one reading of several; null for a line that was not read. */
async function split(
  app: App,
  { pcm, sampleRate }: Sound,
  readings: readonly LineReading[],
  signal: AbortSignal,
): Promise<(Sound | null)[]> {
  const references = readings.map(({ reference }) => {
    if (reference) return reference;
    const message = "Several lines in this language cannot be told apart. Record each line for itself.";
    throw new Refusal("invalid", "audio-unsupported", message);
  });
  const parts = await app.aligner.split({ pcm, sampleRate }, references, signal);
  const at = (ms: number): number => Math.round((ms * sampleRate) / 1000);
  return parts.map((part) => part && { pcm: pcm.slice(at(part.fromMs), at(part.toMs)), sampleRate });
}

const msOf = ({ pcm, sampleRate }: Sound): number => (pcm.length * 1000) / sampleRate;

interface Found {
  readonly line: ReadLine;
  readonly sound: Sound;
  readonly reading: LineReading;
  readonly prepared: Prepared;
}

async function takeOf(
  app: App,
  { line, sound, reading: { texts, reference }, prepared }: Found,
  signal: AbortSignal,
): Promise<PreparedTake> {
  const durationMs = msOf(sound);
  const aligned = reference ? await app.aligner.align(sound, reference, signal) : null;
  return {
    ...{ line, texts, sound, durationMs },
    words: aligned?.words ?? evenWords(line.text, durationMs),
    match: aligned?.match ?? null,
    findings: found(prepared, { durationMs, aligned, reference }),
    loudness: prepared.loudness,
    noise: prepared.noise,
  };
}

function found(
  { findings }: Prepared,
  of: { durationMs: number; aligned: Alignment | null; reference: Reference | null },
): TakeFinding[] {
  if (!of.aligned || !of.reference) return [...findings];
  const { otherWords } = of.aligned;
  return findingsOf(findings, { spokenMs: of.durationMs, referenceMs: msOf(of.reference), otherWords });
}
