import { ApiProblem } from "@storytelling/clients";

/** An expected reason for a command to end: its exit code (as in sysexits.h) and the message to print. */
export class Wish extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

export function exitCodeOf(error: unknown): number {
  if (error instanceof Wish) return error.exitCode;
  if (error instanceof ApiProblem) return error.status >= 500 ? 70 : 65;
  if (error instanceof TypeError && error.message === "fetch failed") return 69;
  return 70;
}
