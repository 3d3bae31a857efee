export type { AudiobookTags, Chapter } from "./audiobook/id3.ts";
export { type Audiobook, masterAudiobook, type Segment } from "./audiobook/master.ts";
export { BOOK_RATE, type SegmentLength, timeline } from "./audiobook/timeline.ts";
export { decodeWav, encodeWav } from "./audiobook/wav.ts";
export { type Cue, webVtt } from "./audiobook/web-vtt.ts";
export { loudness } from "./dsp/loudness.ts";
export { resample, resampledLength } from "./dsp/resample.ts";
export type {
  Speech,
  SpeechProvider,
  SpeechRequest,
  Voice,
  VoiceSettings,
} from "./speech/provider.ts";
export { createSpeech, type SpeechService } from "./speech/speech.ts";
export type { WordTiming } from "./word-timing.ts";
