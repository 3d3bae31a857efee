import type { Entity } from "../characters/entities.ts";
import type { Candidate } from "./candidates.ts";
import type { Turn } from "./turns.ts";

/** The speaker of a turn, and the confidence, 0 to 1. */
export interface Spoken {
  entity: Entity | null;
  confidence: number;
}

/** The weights of the order of turns, in nats. */
export const FLOW = {
  repeatNext: -2.3,
  repeatNear: -0.35,
  returns: 2.4,
  returnsNear: 0.9,
  answered: 3.2,
};

const BREAK = 5;
const NOBODY: Candidate[] = [];

const distance = (a: Turn, b: Turn): number => b.paragraph - a.lastParagraph;

const step = (turns: readonly Turn[], t: number, prev: Entity | null, cur: Entity): number => {
  const turn = turns[t];
  const before = turns[t - 1];
  if (!turn || !before || !prev) return 0;
  const gap = distance(before, turn);
  if (gap > BREAK) return 0;
  let score = 0;
  if (prev === cur) score += gap <= 1 ? FLOW.repeatNext : FLOW.repeatNear;
  if (before.addressed.includes(cur) && gap <= 2) score += FLOW.answered;
  return score;
};

const returning = (turns: readonly Turn[], t: number, earlier: Entity, prev: Entity, cur: Entity): number => {
  const [a, b, c] = [turns[t - 2], turns[t - 1], turns[t]];
  if (!a || !b || !c || earlier !== cur || prev === cur) return 0;
  const gap = distance(a, b) + distance(b, c);
  return gap <= 2 ? FLOW.returns : gap <= 6 ? FLOW.returnsNear : 0;
};

interface Column {
  /** The best score of a path that ends in (previous, current), and the speaker before them on that path. */
  best: Float64Array;
  from: Int32Array;
}

/**
 * The likeliest speakers of all turns together: the candidates' scores and the flow of conversation (Viterbi over
 * pairs).
 */
export const decode = (turns: readonly Turn[], candidates: readonly Candidate[][]): Spoken[] => {
  const columns: Column[] = [];
  turns.forEach((_, t) => {
    const now = candidates[t] ?? NOBODY;
    const before = t > 0 ? (candidates[t - 1] ?? NOBODY) : NOBODY;
    const earlier = t > 1 ? (candidates[t - 2] ?? NOBODY) : NOBODY;
    const rows = Math.max(1, before.length);
    const width = Math.max(1, now.length);
    const last = columns[t - 1];
    const best = new Float64Array(rows * width).fill(-Infinity);
    const from = new Int32Array(rows * width).fill(0);
    for (let i = 0; i < rows; i++) {
      const prev = before[i]?.entity ?? null;
      for (let j = 0; j < width; j++) {
        const cur = now[j];
        const own = cur ? cur.score + step(turns, t, prev, cur.entity) : 0;
        let top = last ? -Infinity : 0;
        let origin = 0;
        const depth = Math.max(1, earlier.length);
        for (let h = 0; last && h < depth; h++) {
          const first = earlier[h]?.entity ?? null;
          const value =
            (last.best[h * rows + i] ?? -Infinity) +
            (first && prev && cur ? returning(turns, t, first, prev, cur.entity) : 0);
          if (value > top) {
            top = value;
            origin = h;
          }
        }
        best[i * width + j] = top + own;
        from[i * width + j] = origin;
      }
    }
    columns.push({ best, from });
  });
  return trace(turns, candidates, columns);
};

const trace = (
  turns: readonly Turn[],
  candidates: readonly Candidate[][],
  columns: readonly Column[],
): Spoken[] => {
  const spoken: Spoken[] = turns.map(() => ({ entity: null, confidence: 0 }));
  const end = columns.at(-1);
  if (!end) return spoken;
  let state = end.best.reduce((top, value, i) => (value > (end.best[top] ?? -Infinity) ? i : top), 0);
  for (let t = turns.length - 1; t >= 0; t--) {
    const width = Math.max(1, candidates[t]?.length ?? 0);
    const rows = Math.max(1, t > 0 ? (candidates[t - 1]?.length ?? 0) : 0);
    const i = Math.floor(state / width);
    const j = state % width;
    const chosen = candidates[t]?.[j];
    spoken[t] = {
      entity: chosen?.entity ?? null,
      confidence: chosen ? sureness(candidates[t] ?? NOBODY, j) : 0,
    };
    state = (columns[t]?.from[state] ?? 0) * rows + i;
  }
  return spoken;
};

/** The candidate's share among all candidates by their own scores, never quite 0 or 1. */
const sureness = (candidates: readonly Candidate[], chosen: number): number => {
  const top = Math.max(...candidates.map(({ score }) => score));
  const total = candidates.reduce((sum, { score }) => sum + Math.exp(score - top), 0);
  const own = Math.exp((candidates[chosen]?.score ?? -Infinity) - top) / total;
  return Math.round(Math.min(0.99, Math.max(0.05, own)) * 100) / 100;
};
