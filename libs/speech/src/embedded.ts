import { createEspeak } from "./espeak.ts";
import { createFlite } from "./flite.ts";
import type { SpeechProvider } from "./provider.ts";

/** The providers that need no models and no network: Flite, and eSpeak NG where it is installed. */
export function embeddedVoices(options: { workers?: number } = {}): SpeechProvider[] {
  const espeak = createEspeak(options);
  return [createFlite(options), ...(espeak ? [espeak] : [])];
}
