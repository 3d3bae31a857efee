import type { Evidence } from "./evidence.ts";

/** Whether the words of a line were read. */
export interface Judgement {
  /** 0 to 1. */
  readonly match: number;
  readonly otherWords: boolean;
}

/** A shorter line tells too little. */
const FEWEST_WORDS = 4;
/** Up to so many words a line must be further on the wrong side. */
const FEW_WORDS = 5;
/** Below these scores other words were read. At 0 both are as likely, but nobody is accused for that. */
const [OTHER, OTHER_OF_FEW] = [-2, -2.5];
/** A slower or faster reader than this, by the natural logarithm, is no less likely to have read the line: children are slow. */
const MOST_STRETCH = 0.35;

/** Fitted by logistic regression to 372 right and wrong lines of eight pairs of voices, with noise, echo and pauses. */
const WEIGHTS = {
  start: 18.6,
  rank: -32.8,
  backRank: -22.3,
  bends: -12.9,
  wander: -6.9,
  stretch: -8,
  filler: -18,
};

/** Judges a line of so many words that lasts `stretch` times as long as its reference. */
export function judge(
  { rank, backRank, bends, wander, filler }: Evidence,
  { words, stretch }: { readonly words: number; readonly stretch: number },
): Judgement {
  const score =
    WEIGHTS.start +
    WEIGHTS.rank * rank +
    WEIGHTS.backRank * backRank +
    WEIGHTS.bends * bends +
    WEIGHTS.wander * wander +
    WEIGHTS.filler * filler +
    WEIGHTS.stretch * Math.min(MOST_STRETCH, Math.abs(Math.log(Math.max(0.01, stretch))));
  return {
    match: 1 / (1 + Math.exp(-score)),
    otherWords: words >= FEWEST_WORDS && score < (words <= FEW_WORDS ? OTHER_OF_FEW : OTHER),
  };
}
