import type { Found } from "./find-path.ts";
import { distance } from "./path.ts";
import type { Pair } from "./prepare.ts";
import { GAP } from "./states.ts";

/** What tells whether a take has the words of its reference. */
export interface Evidence {
  /** The mean distance of the frames that belong to words. */
  readonly cost: number;
  /** The mean share of the reference's frames that are nearer to a frame of the take than the one on the path. */
  readonly rank: number;
  /** The same, with the take's frames. */
  readonly backRank: number;
  /** The share of the take's speech that belongs to no word. */
  readonly filler: number;
  /** The share of steps that do not go on by one state. */
  readonly bends: number;
  /** How unsteady the pace is beside the reference's, over a fifth of a second: the mean deviation in octaves. */
  readonly wander: number;
}

/** How many frames each frame is compared with. */
const OTHERS = 64;
const PACE_FRAMES = 20;

/** Every nth frame with speech, from `from` up to `to`. */
function speechIn(spoken: Uint8Array, from: number, to: number): number[] {
  const all: number[] = [];
  for (let at = from; at < to; at++) if (spoken[at]) all.push(at);
  const step = Math.max(1, all.length / OTHERS);
  return Array.from({ length: Math.min(OTHERS, all.length) }, (_, i) => all[Math.floor(i * step)] as number);
}

/** The mean deviation of the pace, where the path goes through words without a gap. */
function wanderOf(path: Int32Array, frame: Int32Array, from: number, to: number): number {
  let [sum, count, since] = [0, 0, from];
  for (let t = from; t < to; t++) {
    if (frame[path[t] as number] === GAP) since = t + 1;
    const before = t - PACE_FRAMES;
    if (before < since) continue;
    const gone = (path[t] as number) - (path[before] as number);
    sum += Math.abs(Math.log2((gone + 2) / (PACE_FRAMES + 2)));
    count++;
  }
  return sum / Math.max(1, count);
}

/** The evidence of the take's frames `from` up to `to`. */
export function evidenceOf(
  { take, reference }: Pair,
  { states: { frame }, path }: Found,
  from = 0,
  to = path.length,
): Evidence {
  const read = Array.from(path.subarray(from, to), (state) => frame[state] as number).filter(
    (at) => at !== GAP,
  );
  const theirs = speechIn(reference.activity.spoken, read[0] ?? 0, (read.at(-1) ?? -1) + 1);
  const mine = speechIn(take.activity.spoken, from, to);
  let [cost, rank, backRank, spoken, filler, bends] = [0, 0, 0, 0, 0, 0];
  for (let t = from; t < to; t++) {
    const at = frame[path[t] as number] as number;
    const speaks = take.activity.spoken[t] === 1;
    if (speaks) spoken++;
    if (at === GAP) {
      if (speaks) filler++;
      continue;
    }
    const own = distance(take, t, reference, at);
    cost += own;
    let [nearer, nearerBack] = [0, 0];
    for (const other of theirs) if (distance(take, t, reference, other) < own) nearer++;
    for (const other of mine) if (distance(take, other, reference, at) < own) nearerBack++;
    rank += nearer / Math.max(1, theirs.length);
    backRank += nearerBack / Math.max(1, mine.length);
    if (t > from && (path[t] as number) - (path[t - 1] as number) !== 1) bends++;
  }
  const each = Math.max(1, read.length);
  return {
    cost: cost / each,
    rank: rank / each,
    backRank: backRank / each,
    filler: filler / Math.max(1, spoken),
    bends: bends / each,
    wander: wanderOf(path, frame, from, to),
  };
}
