import { z } from "zod";
import type { Adapter, HostedVoice } from "../adapter.ts";
import { decodeAnswer } from "../audio/samples.ts";
import { jsonOf } from "../calls/json.ts";
import { genderOf } from "./labels.ts";
import { ssml } from "./ssml.ts";

/** An answer has at most ten minutes of audio; this is about five. */
const LONGEST_TEXT = 4_000;

export interface AzureSettings {
  /** Such as `https://westeurope.tts.speech.microsoft.com`. */
  readonly url: string;
  readonly key: string;
  readonly price: number | undefined;
}

const Listed = z.array(
  z.object({
    ShortName: z.string().regex(/^[\w-]{1,100}(?::[\w-]{1,100})?$/),
    DisplayName: z.string(),
    Gender: z.string(),
    Locale: z.string(),
    SecondaryLocaleList: z.array(z.string()).nullish(),
    StyleList: z.array(z.string()).nullish(),
    Status: z.string().nullish(),
  }),
);

/**
 * Azure AI Speech.
 * Protocol: https://learn.microsoft.com/en-us/azure/ai-services/speech-service/rest-text-to-speech
 */
export function azure({ url, key, price }: AzureSettings): Adapter {
  const name = "Azure AI Speech";
  return {
    id: "azure",
    name,
    url,
    headers: { "ocp-apim-subscription-key": key, "user-agent": "storytelling" },
    // The service names no version of its voices.
    version: "azure-neural",
    longestText: LONGEST_TEXT,
    price,
    voices: (peer) =>
      peer.ask("/cognitiveservices/voices/list", {}, (answer) =>
        jsonOf(name, answer, Listed)
          .filter(({ Status }) => Status !== "Deprecated")
          .map(
            (voice): HostedVoice => ({
              id: `azure-${voice.ShortName}`,
              provider: "azure",
              name: voice.DisplayName,
              // `en` is American English in this project.
              language: voice.Locale === "en-US" ? "en" : voice.Locale,
              gender: genderOf(voice.Gender),
              age: "adult",
              base: voice.ShortName,
              settings: { pitch: 1, rate: 1 },
              description: "A voice of Azure AI Speech.",
              alsoSpeaks: voice.SecondaryLocaleList ?? [],
              styles: voice.StyleList ?? [],
            }),
          ),
      ),
    speak: (peer, request, voice) =>
      peer.ask(
        "/cognitiveservices/v1",
        {
          method: "POST",
          headers: {
            "content-type": "application/ssml+xml",
            "x-microsoft-outputformat": "riff-24khz-16bit-mono-pcm",
          },
          body: ssml(request, voice),
        },
        ({ bytes }) => decodeAnswer(name, bytes),
      ),
  };
}
