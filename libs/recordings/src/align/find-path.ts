import type { TimedWord } from "../alignment.ts";
import { DIMENSIONS } from "./features.ts";
import { type Band, bestPath, type Jump, type Search } from "./path.ts";
import type { Comparable, Pair } from "./prepare.ts";
import { GAP, type States, statesOf } from "./states.ts";

/** The frames of a take times the states that are compared in one search: about 50 s of speech. */
const MOST_CELLS = 25e6;
/** How far the fine path may be from the coarse one. */
const REACH_MS = 600;

/** The words of a reference, and the first word of each of its lines. */
export interface Script {
  readonly words: readonly TimedWord[];
  readonly lines: readonly number[];
}

export interface Found {
  readonly states: States;
  readonly path: Int32Array;
}

/** What it costs to leave out a line, about that of a second of other words. */
const LEFT_OUT = 20;

/** Each line may be left out where there are several: from the gap before it to the gap after it. */
function jumpsOf({ words, lines }: Script, { frame, word }: States): Map<number, Jump> {
  const gaps = new Int32Array(words.length + 1);
  for (let s = 0; s < frame.length; s++) if (frame[s] === GAP) gaps[word[s] as number] = s;
  const starts = [...lines, words.length].map((first) => gaps[first] as number);
  return new Map(
    starts
      .slice(1)
      .flatMap((to, i) => (lines.length > 1 ? [[to, { from: starts[i] as number, cost: LEFT_OUT }]] : [])),
  );
}

const searchOf = ({ take, reference }: Pair, script: Script): Search => {
  const states = statesOf(script.words, reference.activity.spoken, reference.hopMs);
  return { take, spoken: take.activity.spoken, reference, states, jumps: jumpsOf(script, states) };
};

/** Frames that are the mean of `by` frames each. */
function thinned({ frames, rows, levels, hopMs, activity }: Comparable, by: number): Comparable {
  const count = Math.ceil(frames / by);
  const [means, spoken, kept] = [
    new Float32Array(count * DIMENSIONS),
    new Uint8Array(count),
    new Float32Array(count),
  ];
  for (let at = 0; at < count; at++) {
    const end = Math.min(frames, (at + 1) * by);
    const size = end - at * by;
    let voices = 0;
    for (let i = at * by; i < end; i++) {
      voices += activity.spoken[i] as number;
      for (let d = 0; d < DIMENSIONS; d++)
        means[at * DIMENSIONS + d] =
          (means[at * DIMENSIONS + d] as number) + (rows[i * DIMENSIONS + d] as number) / size;
    }
    kept[at] = levels[at * by] as number;
    spoken[at] = voices * 2 >= size ? 1 : 0;
  }
  return { frames: count, hopMs: hopMs * by, rows: means, levels: kept, activity: { ...activity, spoken } };
}

/** The states near a coarse path, for each frame of the take. */
function bandAround(coarse: Found, by: number, { states, take }: Search, hopMs: number): Band {
  const { frame, word } = states;
  const place = new Int32Array(coarse.states.frame.length);
  for (let c = 0, s = 0; c < place.length; c++) {
    const [its, at] = [coarse.states.word[c] as number, coarse.states.frame[c] as number];
    while (s < frame.length - 1 && (word[s] as number) < its) s++;
    if (at !== GAP) while (s < frame.length - 1 && word[s + 1] === its && (frame[s] as number) < at * by) s++;
    place[c] = s;
  }
  const reach = Math.round(REACH_MS / hopMs);
  const [from, to] = [new Int32Array(take.frames), new Int32Array(take.frames)];
  for (let t = 0; t < take.frames; t++) {
    const near = (at: number): number =>
      place[
        coarse.path[Math.max(0, Math.min(coarse.path.length - 1, Math.floor(at / by)))] as number
      ] as number;
    const [low, high] = [near(t - reach), near(t + reach)];
    from[t] = t < reach ? 0 : Math.max(0, Math.min(low, high) - reach);
    to[t] = t >= take.frames - reach ? frame.length : Math.min(frame.length, Math.max(low, high) + reach);
  }
  return { from, to };
}

/** The path of a take through a reference; coarsely at first when they are long. */
export function findPath(pair: Pair, script: Script): Found {
  const search = searchOf(pair, script);
  const by = Math.ceil(Math.sqrt((pair.take.frames * search.states.frame.length) / MOST_CELLS));
  if (by <= 1) return { states: search.states, path: bestPath(search) };
  const rough = searchOf(
    { ...pair, take: thinned(pair.take, by), reference: thinned(pair.reference, by) },
    script,
  );
  const coarse = { states: rough.states, path: bestPath(rough) };
  const band = bandAround(coarse, by, search, pair.take.hopMs);
  return { states: search.states, path: bestPath({ ...search, band }) };
}
