import { Refusal } from "@storytelling/values";
import { createEspeak } from "./espeak.ts";
import { createFlite } from "./flite.ts";
import type { Speech, SpeechProvider, SpeechRequest, Voice } from "./provider.ts";

/** All installed speech providers, behind one interface. */
export interface SpeechService {
  readonly providers: readonly SpeechProvider[];
  voices(): Voice[];
  speak(providerId: string, request: SpeechRequest, signal?: AbortSignal): Promise<Speech>;
  version(providerId: string): string;
  close(): Promise<void>;
}

/** Starts nothing until the first `speak`; an unknown provider is the `Refusal` `unknown-speech-provider`. */
export function createSpeech(options: { workers?: number } = {}): SpeechService {
  const espeak = createEspeak(options);
  const providers = [createFlite(options), ...(espeak ? [espeak] : [])];
  const find = (id: string): SpeechProvider => {
    const provider = providers.find((candidate) => candidate.id === id);
    if (provider) return provider;
    throw new Refusal("invalid", "unknown-speech-provider", "Choose a voice from the list of voices.");
  };
  return {
    providers,
    voices: () => providers.flatMap((provider) => provider.voices()),
    speak: async (providerId, request, signal) => find(providerId).speak(request, signal),
    version: (providerId) => find(providerId).version,
    async close() {
      await Promise.all(providers.map((provider) => provider.close()));
    },
  };
}
