import type { Evidence } from "./evidence.ts";

/** Whether the words of a line were read. */
export interface Judgement {
  /** 0 to 1. */
  readonly match: number;
  readonly otherWords: boolean;
}

export function judge(
  { cost }: Evidence,
  _line: { readonly words: number; readonly stretch: number },
): Judgement {
  return { match: 1 / (1 + Math.exp((cost - 1.25) / 0.05)), otherWords: false };
}
