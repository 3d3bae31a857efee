import type { WordTiming } from "@storytelling/media";
import type { Speech } from "@storytelling/speech";
import type { Piece } from "./pieces.ts";

/** The pauses after pieces, beside the 100 ms of silence that each keeps at its edges. */
const PAUSE_MS: Readonly<Record<Piece["end"], number>> = { sentence: 350, phrase: 120, word: 0 };

interface Part {
  readonly pcm: Int16Array;
  readonly words: readonly WordTiming[];
  readonly end: Piece["end"];
}

/** Puts the pieces of a text behind each other. A word that was cut is one word again. */
export function join(parts: readonly Part[], sampleRate: number, rate: number): Speech {
  const pauses = parts.map(({ end }, i) =>
    i + 1 < parts.length ? Math.round((sampleRate * PAUSE_MS[end]) / (1000 * rate)) : 0,
  );
  const pcm = new Int16Array(
    parts.reduce((sum, part, i) => sum + part.pcm.length + (pauses[i] as number), 0),
  );
  const words: WordTiming[] = [];
  let at = 0;
  for (const [i, part] of parts.entries()) {
    pcm.set(part.pcm, at);
    const moved = (at * 1000) / sampleRate;
    for (const word of part.words) {
      const last = words.at(-1);
      const toMs = word.toMs + moved;
      if (last?.start === word.start) last.toMs = toMs;
      else words.push({ ...word, fromMs: word.fromMs + moved, toMs });
    }
    at += part.pcm.length + (pauses[i] as number);
  }
  return { pcm, sampleRate, words };
}
