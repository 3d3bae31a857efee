import type { Adapter } from "./adapter.ts";
import { azure } from "./adapters/azure.ts";
import { elevenLabs } from "./adapters/elevenlabs.ts";
import { openAiCompatible } from "./adapters/openai-compatible.ts";
import { OPENAI_VOICES } from "./adapters/openai-voices.ts";
import { piper } from "./adapters/piper.ts";
import { LIMITS, type Limits } from "./calls/peer.ts";
import { createHosted, type HostedProvider } from "./hosted-provider.ts";
import type { HostedSettings } from "./settings.ts";

/** A provider for each service that the settings name; none where they name none. */
export function hostedVoices(settings: HostedSettings, limits: Partial<Limits> = {}): HostedProvider[] {
  const all: Limits = {
    ...LIMITS,
    atOnce: settings.HOSTED_SPEECH_AT_ONCE,
    perMinute: settings.HOSTED_SPEECH_PER_MINUTE,
    deadlineMs: settings.HOSTED_SPEECH_TIMEOUT_SECONDS * 1000,
    ...limits,
  };
  return adapters(settings).map((adapter) => createHosted(adapter, all));
}

const OPENAI_HOST = /^https:\/\/api\.openai\.com(?:\/|$)/;

function adapters(settings: HostedSettings): Adapter[] {
  const found: Adapter[] = [];
  const { ELEVENLABS_KEY, AZURE_SPEECH_KEY, AZURE_SPEECH_REGION, OPENAI_SPEECH_URL, PIPER_URL } = settings;
  if (ELEVENLABS_KEY !== undefined)
    found.push(
      elevenLabs({
        url: settings.ELEVENLABS_URL ?? "https://api.elevenlabs.io",
        key: ELEVENLABS_KEY,
        model: settings.ELEVENLABS_MODEL,
        price: settings.ELEVENLABS_PRICE,
      }),
    );
  const azureUrl =
    settings.AZURE_SPEECH_URL ??
    (AZURE_SPEECH_REGION && `https://${AZURE_SPEECH_REGION}.tts.speech.microsoft.com`);
  if (AZURE_SPEECH_KEY !== undefined && azureUrl)
    found.push(azure({ url: azureUrl, key: AZURE_SPEECH_KEY, price: settings.AZURE_SPEECH_PRICE }));
  if (OPENAI_SPEECH_URL !== undefined)
    found.push(
      openAiCompatible({
        url: OPENAI_SPEECH_URL,
        key: settings.OPENAI_SPEECH_KEY,
        model: settings.OPENAI_SPEECH_MODEL,
        // OpenAI itself has no list of its voices.
        voices:
          settings.OPENAI_SPEECH_VOICES ?? (OPENAI_HOST.test(OPENAI_SPEECH_URL) ? OPENAI_VOICES : undefined),
        languages: settings.OPENAI_SPEECH_LANGUAGES ?? ["en"],
        captioned: settings.OPENAI_SPEECH_CAPTIONED === "true",
        price: settings.OPENAI_SPEECH_PRICE,
      }),
    );
  if (PIPER_URL !== undefined) found.push(piper({ url: PIPER_URL }));
  return found;
}
