export type {
  Aligner,
  Alignment,
  Part,
  Reference,
  Sound,
  TimedWord,
  VoiceMeasure,
} from "./alignment.ts";
export type { Inspection, Prepared, Recordings, Wishes } from "./recordings.ts";
