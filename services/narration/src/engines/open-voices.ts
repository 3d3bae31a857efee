import { createSpeech, embeddedVoices, type SpeechService } from "@storytelling/speech";

/** All voices of this installation, the best provider first. */
export const openVoices = (options: { workers: number }): SpeechService =>
  createSpeech(embeddedVoices(options));
