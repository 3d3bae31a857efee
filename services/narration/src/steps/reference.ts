import { resample, toFloat, toInt16 } from "@storytelling/media";
import type { Reference } from "@storytelling/recordings";
import type { App } from "../app.ts";
import { cutLine, type Piece } from "../domain/plan.ts";
import { quickOf } from "../domain/provider-traits.ts";
import { type KeptLine, type Word, wordsInLine } from "../domain/spoken-form.ts";
import type { Voice } from "../domain/voice.ts";
import { renditionsOfLine } from "../store/line-renditions.ts";
import { listVoices } from "../store/voices.ts";
import { readRendition } from "./read-rendition.ts";
import { wordOf } from "./segment-words.ts";

/** A line that a take is of. */
export interface LineToRead {
  readonly ownerId: string;
  readonly storyId: string;
  readonly revision: number;
  readonly line: number;
  readonly text: string;
  readonly language: string;
  /** Who reads it where no audio exists; by default a voice that needs no model. */
  readonly voice?: Voice | null;
}

/** A synthetic reading of a line, and the texts of the pieces that the line is cut into. */
export interface LineReading {
  readonly texts: readonly string[];
  /** Null when no voice here speaks the language. */
  readonly reference: Reference | null;
}

const RATE = 24_000;

/**
 * Reads a line by a synthetic voice, to find its words in a recording. Audio that exists is used; else a voice speaks that
 * needs no model, since only the order and length of the sounds matter for that.
 */
export async function readLine(app: App, line: LineToRead, signal: AbortSignal): Promise<LineReading> {
  const pieces = piecesOf(line);
  const texts = pieces.map((piece) => piece.line.text);
  const there = await renditionsOfLine(app.db.read, line);
  if (there.length === texts.length && there.every(({ text }, at) => text === texts[at])) {
    const spoken = [];
    for (const { blob_id, words, ...kept } of there)
      spoken.push({
        ...kept,
        ...(await readRendition(app, line.ownerId, blob_id)),
        words: words.map(wordOf),
      });
    return { texts, reference: joined(spoken) };
  }
  const voices = await listVoices(app.db.read, line.language);
  const voice = line.voice ?? quickOf(voices)[0] ?? voices[0];
  if (!voice) return { texts, reference: null };
  const spoken = [];
  for (const piece of pieces) spoken.push(await speak(app, piece, voice, signal));
  return { texts, reference: joined(spoken) };
}

/** The texts of the pieces that a line is cut into. */
export const lineTexts = (line: Pick<LineToRead, "line" | "text" | "language">): string[] =>
  piecesOf(line).map((piece) => piece.line.text);

const piecesOf = ({ line, text, language }: Pick<LineToRead, "line" | "text" | "language">): Piece[] => {
  const emotion = { valence: 0, arousal: 0 };
  const plain = { index: line, kind: "narration" as const, speaker: null, emotion, paragraphEnd: false };
  return cutLine({ ...plain, text }, language);
};

interface Spoken extends KeptLine {
  readonly pcm: Int16Array;
  readonly sampleRate: number;
  /** Offsets into what is said. */
  readonly words: readonly Word[];
}

async function speak(app: App, piece: Piece, voice: Voice, signal: AbortSignal): Promise<Spoken> {
  const { said, form, language } = piece;
  const kept = { text: piece.line.text, form };
  if (said === "") return { ...kept, pcm: new Int16Array(0), sampleRate: RATE, words: [] };
  const request = { text: said, language, base: voice.base, settings: voice.settings };
  return { ...kept, ...(await app.speech.speak(voice.provider, request, signal)) };
}

/** Pieces one after the other, with the words placed in the text of the whole line. */
function joined(pieces: readonly Spoken[]): Reference {
  const words: Word[] = [];
  const parts: Int16Array[] = [];
  let [offset, samples] = [0, 0];
  for (const { text, form, pcm, sampleRate, words: said } of pieces) {
    const shift = (samples * 1000) / RATE;
    for (const { start, end, fromMs, toMs } of wordsInLine({ text, form }, said))
      words.push({ start: start + offset, end: end + offset, fromMs: fromMs + shift, toMs: toMs + shift });
    const part = sampleRate === RATE ? pcm : toInt16(resample(toFloat(pcm), sampleRate, RATE));
    parts.push(part);
    samples += part.length;
    offset += text.length;
  }
  const pcm = new Int16Array(samples);
  let at = 0;
  for (const part of parts) {
    pcm.set(part, at);
    at += part.length;
  }
  return { pcm, sampleRate: RATE, words };
}
