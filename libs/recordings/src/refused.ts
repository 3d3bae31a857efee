import type { TakeRefusal } from "@storytelling/values";

/**
 * A recording is refused, within its process. It is no `Refusal`, so that the process need not load what that needs:
 * each recording waits for a process to start.
 */
export class Refused extends Error {
  readonly code: TakeRefusal;

  constructor(code: TakeRefusal) {
    super(code);
    this.code = code;
  }
}
