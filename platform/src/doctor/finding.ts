/** One thing that was looked at. Only a fault makes the doctor end with 1. */
export interface Finding {
  readonly state: "ok" | "note" | "fault";
  readonly what: string;
  /** What to do about it, a line each. */
  readonly mend?: readonly string[];
}

const indent = 10;

/** A finding as lines of text: the state in a column of its own, the mends below. */
export const linesOf = ({ state, what, mend = [] }: Finding): string[] => [
  `  ${state.padEnd(indent - 2)}${what}`,
  ...mend.map((line) => `${" ".repeat(indent)}${line}`),
];
