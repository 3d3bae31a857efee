/** The result of one check. Only a fault makes the doctor exit with 1. */
export interface Finding {
  readonly state: "ok" | "note" | "fault";
  readonly what: string;
  /** What to do about it, one step a line. */
  readonly mend?: readonly string[];
}

const indent = 10;

/** A finding as lines of text: the state in the first column, what to do about it below. */
export const linesOf = ({ state, what, mend = [] }: Finding): string[] => [
  `  ${state.padEnd(indent - 2)}${what}`,
  ...mend.map((line) => `${" ".repeat(indent)}${line}`),
];
