import type { TakeRefusal } from "@storytelling/values";
import type { RecordingLimits } from "../limits.ts";
import type { Inspection, Wishes } from "../recordings.ts";

/** What the process is to do with the bytes on its input. */
export interface Task {
  readonly limits: RecordingLimits;
  /** Null to inspect only. */
  readonly wishes: Wishes | null;
}

/** The first byte of the output: the process runs, so an end from now on is due to the recording. */
export const READY = Uint8Array.of(1);

/** What the process answers. */
export type Reply =
  | { readonly refusal: TakeRefusal }
  | { readonly inspection: Inspection; readonly samples: number };
