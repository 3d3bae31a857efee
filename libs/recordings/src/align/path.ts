import { DIMENSIONS } from "./features.ts";
import { GAP, type States } from "./states.ts";

/** Costs of a step, beside the distance of its frames, which is about 1 where the same is said. */
const STAY = 0.15;
const SKIP = 0.15;
const ENTER_GAP = 1.5;
/** Costs of a frame of the take that belongs to no word: a quiet one, and one with sound. */
const [SILENCE, FILLER] = [0.25, 1.8];
/** A path that is this much worse than the best one so far does not become the best one. */
const BEAM = 150;
const NEVER = 1e30;
/** How a path came to a state: from this many states before (gaps not counted), from the gap before, or by a jump. */
const [FROM_GAP, JUMPED] = [4, 5];

/** Rows of numbers, as `Features` has them. */
export interface Rows {
  readonly frames: number;
  readonly rows: Float32Array;
}

/** To which states a frame of the take may belong: `from` up to, but not including, `to`. */
export interface Band {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** From one gap to a later one, over a line that is not read. */
export interface Jump {
  readonly from: number;
  readonly cost: number;
}

export interface Search {
  readonly take: Rows;
  /** 1 for a frame with speech. */
  readonly spoken: Uint8Array;
  readonly reference: Rows;
  readonly states: States;
  /** Any state for any frame when it is left out. */
  readonly band?: Band | undefined;
  /** By the gap to which they lead. */
  readonly jumps?: ReadonlyMap<number, Jump>;
}

/** How far two frames are apart: about 1 where the same is said, 2 elsewhere. */
export function distance(a: Rows, i: number, b: Rows, j: number): number {
  let sum = 0;
  for (let d = 0, x = i * DIMENSIONS, y = j * DIMENSIONS; d < DIMENSIONS; d++, x++, y++) {
    const away = (a.rows[x] as number) - (b.rows[y] as number);
    sum += away * away;
  }
  return Math.sqrt(sum);
}

/** For each state the three states with frames before it, -1 where there is none. */
function before({ frame }: States): Int32Array {
  const found = new Int32Array(3 * frame.length).fill(-1);
  let [one, two, three] = [-1, -1, -1];
  for (let s = 0; s < frame.length; s++) {
    found.set([one, two, three], 3 * s);
    if (frame[s] !== GAP) [one, two, three] = [s, one, two];
  }
  return found;
}

/**
 * The state of each frame of the take, by the path of least cost. Every frame belongs to a state; from one frame to the
 * next a path stays, goes on by one state, or skips one or two.
 */
export function bestPath(search: Search): Int32Array {
  const { back, offsets, last } = searched(search, BEAM) ?? searched(search, NEVER) ?? { last: -1 };
  if (last < 0 || !back || !offsets) throw new Error("No path leads through the band.");
  const { take, states, band, jumps } = search;
  const earlier = before(states);
  const path = new Int32Array(take.frames);
  let state = last;
  for (let t = take.frames - 1; t >= 0; t--) {
    path[t] = state;
    const step = back[(offsets[t] as number) + state - (band?.from[t] ?? 0)] as number;
    if (step === FROM_GAP) state--;
    else if (step === JUMPED) state = jumps?.get(state)?.from ?? state;
    else if (step > 0) state = earlier[3 * state + step - 1] as number;
  }
  return path;
}

function searched({ take, spoken, reference, states, band, jumps }: Search, beam: number) {
  const { frame } = states;
  const count = frame.length;
  const earlier = before(states);
  const offsets = new Float64Array(take.frames + 1);
  for (let t = 0; t < take.frames; t++)
    offsets[t + 1] = (offsets[t] as number) + (band?.to[t] ?? count) - (band?.from[t] ?? 0);
  const back = new Uint8Array(offsets[take.frames] as number);
  let [old, now] = [new Float64Array(count).fill(NEVER), new Float64Array(count).fill(NEVER)];
  let least = 0;
  for (let t = 0; t < take.frames; t++) {
    const [from, to] = [band?.from[t] ?? 0, band?.to[t] ?? count];
    const offset = (offsets[t] as number) - from;
    const rest = spoken[t] ? FILLER : SILENCE;
    const most = least + beam;
    let lowest = NEVER;
    // The frame before last wrote here.
    now.fill(NEVER, band?.from[t - 2] ?? 0, band?.to[t - 2] ?? count);
    for (let s = from; s < to; s++) {
      const isGap = frame[s] === GAP;
      let [best, step] = [(old[s] as number) + (isGap ? 0 : STAY), 0];
      const [one, two, three] = [
        earlier[3 * s] as number,
        earlier[3 * s + 1] as number,
        earlier[3 * s + 2] as number,
      ];
      const extra = isGap ? ENTER_GAP : 0;
      if (one >= 0 && (old[one] as number) + extra < best) [best, step] = [(old[one] as number) + extra, 1];
      if (two >= 0 && (old[two] as number) + extra + SKIP < best)
        [best, step] = [(old[two] as number) + extra + SKIP, 2];
      if (isGap) {
        const jump = jumps?.get(s);
        if (jump && (old[jump.from] as number) + jump.cost < best)
          [best, step] = [(old[jump.from] as number) + jump.cost, JUMPED];
      } else {
        if (three >= 0 && (old[three] as number) + 2 * SKIP < best)
          [best, step] = [(old[three] as number) + 2 * SKIP, 3];
        if (s > 0 && frame[s - 1] === GAP && (old[s - 1] as number) < best)
          [best, step] = [old[s - 1] as number, FROM_GAP];
      }
      if (t === 0) best = s <= 1 ? 0 : NEVER;
      back[offset + s] = step;
      if (best > most) {
        now[s] = NEVER;
        continue;
      }
      best += isGap ? rest : distance(take, t, reference, frame[s] as number);
      now[s] = best;
      if (best < lowest) lowest = best;
    }
    [old, now] = [now, old];
    least = lowest;
  }
  const last = (old[count - 1] as number) <= (old[count - 2] as number) ? count - 1 : count - 2;
  return (old[last] as number) < NEVER ? { back, offsets, last } : undefined;
}
