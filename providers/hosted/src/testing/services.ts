import type { SpeechRequest } from "@storytelling/speech";
import { z } from "zod";
import type { Limits } from "../calls/peer.ts";
import type { HostedProvider } from "../hosted-provider.ts";
import { hostedVoices } from "../hosted-voices.ts";
import { hostedSettings } from "../settings.ts";
import { type Reply, send, sendJson, startPeer, type TestPeer, tone, wav } from "./peer.ts";

export const KEY = "a-secret-key-4711";
export const TEXT = "Tom ran on.";

/** A service of one protocol: its settings, its list of voices, and a good answer. */
export interface Service {
  readonly name: string;
  readonly settings: (url: string) => Record<string, string>;
  readonly list: Reply;
  readonly good: Reply;
  /** The body of the good answer. */
  readonly body: Uint8Array;
  readonly base: string;
  readonly path: string;
}

const pcm = tone(0.9, 24_000);
const characters = [...TEXT];
/** ElevenLabs' answer for `TEXT`: each character has 100 ms. */
export const elevenAnswer = (samples = pcm) => ({
  audio_base64: Buffer.from(samples.buffer).toString("base64"),
  alignment: {
    characters,
    character_start_times_seconds: characters.map((_, i) => i / 10),
    character_end_times_seconds: characters.map((_, i) => (i + 1) / 10),
  },
});
const elevenBody = Buffer.from(JSON.stringify(elevenAnswer()));

export const SERVICES: readonly Service[] = [
  {
    name: "an OpenAI-compatible server",
    settings: (url) => ({ OPENAI_SPEECH_URL: `${url}/v1`, OPENAI_SPEECH_KEY: KEY }),
    list: sendJson({ voices: [{ id: "af_heart", name: "af_heart" }, "ff_siwis", "nova"] }),
    good: send(wav()),
    body: wav(),
    base: "af_heart",
    path: "/v1/audio/speech",
  },
  {
    name: "ElevenLabs",
    settings: (url) => ({ ELEVENLABS_URL: url, ELEVENLABS_KEY: KEY }),
    list: sendJson({
      voices: [
        {
          voice_id: "v1",
          name: "Rachel",
          labels: { gender: "female", age: "young", accent: "british", use_case: "narration" },
          verified_languages: [
            { language: "de", model_id: "eleven_multilingual_v2" },
            { language: "fr", model_id: "another" },
          ],
        },
      ],
    }),
    good: send(elevenBody, "application/json"),
    body: elevenBody,
    base: "v1",
    path: "/v1/text-to-speech/v1/with-timestamps?output_format=pcm_24000",
  },
  {
    name: "Azure",
    settings: (url) => ({ AZURE_SPEECH_URL: url, AZURE_SPEECH_KEY: KEY }),
    list: sendJson([
      {
        ShortName: "en-US-JennyNeural",
        DisplayName: "Jenny",
        Gender: "Female",
        Locale: "en-US",
        SecondaryLocaleList: ["de-DE"],
        StyleList: ["whispering"],
        Status: "GA",
      },
      { ShortName: "en-US-Old", DisplayName: "Old", Gender: "Male", Locale: "en-US", Status: "Deprecated" },
    ]),
    good: send(wav()),
    body: wav(),
    base: "en-US-JennyNeural",
    path: "/cognitiveservices/v1",
  },
  {
    name: "Piper",
    settings: (url) => ({ PIPER_URL: url }),
    list: sendJson({
      "en_US-lessac-medium": { language: { code: "en_US" }, speaker_id_map: {} },
      "de_DE-duo-low": { language: { code: "de_DE" }, speaker_id_map: { anna: 0, karl: 1 } },
    }),
    good: send(wav()),
    body: wav(),
    base: "en_US-lessac-medium",
    path: "/synthesize",
  },
];

/** Short waits, so that a test that fails three times is not slow. */
const QUICK: Partial<Limits> = { firstWaitMs: 2, deadlineMs: 5_000, attempts: 3, perMinute: 1_000 };

export interface Running {
  readonly peer: TestPeer;
  readonly provider: HostedProvider;
  /** The requests for speech that the peer received. */
  spoken(): TestPeer["received"];
  speak(change?: Partial<SpeechRequest>, signal?: AbortSignal): ReturnType<HostedProvider["speak"]>;
  stop(): Promise<void>;
}

/** A peer that speaks a service's protocol, and the provider that asks it. */
export async function run(
  service: Service,
  limits: Partial<Limits> = {},
  settings: Record<string, string> = {},
): Promise<Running> {
  const listing = (received: { method: string }) => received.method === "GET";
  const peer = await startPeer((response, received) =>
    (listing(received) ? service.list : service.good)(response, received),
  );
  const given = z.object(hostedSettings).parse({ ...service.settings(peer.url), ...settings });
  const [provider] = hostedVoices(given, { ...QUICK, ...limits });
  if (!provider) throw new Error("The settings name no service.");
  // The list is asked for before anything that a test sets.
  await provider.speak({ text: "…", language: "en", base: service.base, settings: { pitch: 1, rate: 1 } });
  return {
    peer,
    provider,
    spoken: () => peer.received.filter((received) => !listing(received)),
    speak: (change, signal) =>
      provider.speak(
        { text: TEXT, language: "en", base: service.base, settings: { pitch: 1, rate: 1 }, ...change },
        signal,
      ),
    async stop() {
      await provider.close();
      await peer.stop();
    },
  };
}
