import type { Reference, TimedWord } from "../alignment.ts";
import type { Script } from "./find-path.ts";
import { RATE, samplesOf } from "./sound.ts";

const BETWEEN_MS = 400;

/** References one after another, with silences between. */
export function joinReferences(references: readonly Reference[]): { samples: Float32Array; script: Script } {
  const sounds = references.map(samplesOf);
  const between = (BETWEEN_MS * RATE) / 1000;
  const samples = new Float32Array(sounds.reduce((sum, sound) => sum + sound.length + between, 0));
  const words: TimedWord[] = [];
  const lines: number[] = [];
  let at = 0;
  for (const [i, sound] of sounds.entries()) {
    samples.set(sound, at);
    lines.push(words.length);
    const moved = (at * 1000) / RATE;
    for (const word of (references[i] as Reference).words)
      words.push({ ...word, fromMs: word.fromMs + moved, toMs: word.toMs + moved });
    at += sound.length + between;
  }
  return { samples, script: { words, lines } };
}
