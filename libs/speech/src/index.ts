export { askTwice, ChildLost, type Children, createChildren } from "./children.ts";
export { embeddedVoices } from "./embedded.ts";
export { espeakProgram } from "./espeak.ts";
export {
  type Manner,
  type Pronounced,
  READY,
  type Readiness,
  type Speech,
  type SpeechProvider,
  type SpeechRequest,
  type Voice,
  type VoiceSettings,
} from "./provider.ts";
export { checkRequest, silence } from "./request.ts";
export { createSpeech, type SpeechService } from "./speech.ts";
export { withoutLag } from "./without-lag.ts";
