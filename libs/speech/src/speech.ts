import { Refusal } from "@storytelling/values";
import type { Speech, SpeechProvider, SpeechRequest, Voice } from "./provider.ts";

/** Several speech providers, behind one interface. */
export interface SpeechService {
  /** The best first. */
  readonly providers: readonly SpeechProvider[];
  /** The voices of the providers that are ready, the best provider's first. */
  voices(): Voice[];
  speak(providerId: string, request: SpeechRequest, signal?: AbortSignal): Promise<Speech>;
  version(providerId: string): string;
  close(): Promise<void>;
}

/**
 * Puts providers, the best first, behind one interface. An unknown provider is the `Refusal` `unknown-speech-provider`.
 */
export function createSpeech(providers: readonly SpeechProvider[]): SpeechService {
  const find = (id: string): SpeechProvider => {
    const provider = providers.find((candidate) => candidate.id === id);
    if (provider) return provider;
    throw new Refusal("invalid", "unknown-speech-provider", "Choose a voice from the list of voices.");
  };
  return {
    providers,
    voices: () =>
      providers.flatMap((provider) => (provider.readiness().state === "ready" ? provider.voices() : [])),
    speak: async (providerId, request, signal) => find(providerId).speak(request, signal),
    version: (providerId) => find(providerId).version,
    async close() {
      await Promise.all(providers.map((provider) => provider.close()));
    },
  };
}
