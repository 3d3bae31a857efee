export { adviceFor } from "./advice/findings.ts";
export { type AdviceLanguage, adviceLanguages } from "./advice/languages.ts";
export { refusalAdvice } from "./advice/refusals.ts";
export { openAligner } from "./align/open-aligner.ts";
export type {
  Aligner,
  Alignment,
  Part,
  Reference,
  Sound,
  TimedWord,
  VoiceMeasure,
} from "./alignment.ts";
export { lengthFindings } from "./length-findings.ts";
export { DEFAULT_LIMITS, type RecordingLimits } from "./limits.ts";
export { openRecordings, type RecordingsOptions } from "./open-recordings.ts";
export type { Inspection, Prepared, Recordings, Wishes } from "./recordings.ts";
