import { z } from "zod";
import type { Adapter, HostedVoice, Take } from "../adapter.ts";
import { decodePcm } from "../audio/samples.ts";
import { wordsByCharacters } from "../audio/stamped-words.ts";
import { CallFailure } from "../calls/failure.ts";
import { jsonOf } from "../calls/json.ts";
import { ageOf, genderOf } from "./labels.ts";

/** Each model takes at least so many characters (v3: 5,000; multilingual v2: 10,000). */
const LONGEST_TEXT = 5_000;
/** The bounds of `voice_settings.speed`. */
const SPEED = { least: 0.7, most: 1.2 };
const RATE = 24_000;
const ENGLISH = /american|british|english|australian|irish|scottish|canadian/i;
/** Only these models take a `language_code`; the others refuse it. */
const TAKES_LANGUAGE = /(?:turbo|flash)_v2_5|_v3/;

export interface ElevenLabsSettings {
  readonly url: string;
  readonly key: string;
  readonly model: string;
  readonly price: number | undefined;
}

const Listed = z.object({
  voices: z.array(
    z.object({
      voice_id: z.string().regex(/^[\w-]{1,100}$/),
      name: z.string(),
      labels: z.record(z.string(), z.string()).nullish(),
      verified_languages: z.array(z.object({ language: z.string(), model_id: z.string() })).nullish(),
    }),
  ),
});

const Spoken = z.object({
  audio_base64: z.base64(),
  alignment: z
    .object({
      characters: z.array(z.string()),
      character_start_times_seconds: z.array(z.number()),
      character_end_times_seconds: z.array(z.number()),
    })
    .nullish(),
});

/**
 * ElevenLabs, with the times of each character.
 * Protocol: https://elevenlabs.io/docs/api-reference/text-to-speech/convert-with-timestamps and
 * https://elevenlabs.io/docs/api-reference/voices
 */
export function elevenLabs({ url, key, model, price }: ElevenLabsSettings): Adapter {
  const name = "ElevenLabs";
  return {
    id: "elevenlabs",
    name,
    url,
    headers: { "xi-api-key": key },
    version: model,
    longestText: LONGEST_TEXT,
    price,
    voices: (peer) =>
      peer.ask("/v1/voices", {}, (answer) =>
        jsonOf(name, answer, Listed).voices.map(
          ({ voice_id, name: own, labels, verified_languages }): HostedVoice => {
            const verified = (verified_languages ?? []).filter(({ model_id }) => model_id === model);
            const language =
              labels?.language ?? (ENGLISH.test(labels?.accent ?? "") ? "en" : verified[0]?.language) ?? "en";
            return {
              id: `elevenlabs-${voice_id}`,
              provider: "elevenlabs",
              name: own,
              language: language === "en" && labels?.accent === "british" ? "en-GB" : language,
              gender: genderOf(labels?.gender),
              age: ageOf(labels?.age),
              base: voice_id,
              settings: { pitch: 1, rate: 1 },
              description: [labels?.description ?? labels?.descriptive, labels?.use_case]
                .filter(Boolean)
                .join(", "),
              alsoSpeaks: verified.map((row) => row.language),
            };
          },
        ),
      ),
    speak(peer, { text, language, base, settings: { rate } }): Promise<Take> {
      const [code = language] = language.split("-", 1);
      const body = {
        text,
        model_id: model,
        voice_settings: { speed: Math.min(SPEED.most, Math.max(SPEED.least, rate)) },
        ...(TAKES_LANGUAGE.test(model) && { language_code: code }),
      };
      const path = `/v1/text-to-speech/${base}/with-timestamps?output_format=pcm_${RATE}`;
      const headers = { "content-type": "application/json" };
      return peer.ask(path, { method: "POST", headers, body: JSON.stringify(body) }, (answer) => {
        const { audio_base64, alignment } = jsonOf(name, answer, Spoken);
        const samples = decodePcm(name, Buffer.from(audio_base64, "base64"), RATE);
        if (!alignment) return samples;
        const inMs = (seconds: readonly number[]) => seconds.map((second) => second * 1000);
        const ends = inMs(alignment.character_end_times_seconds);
        refuseOtherRate(samples.pcm.length / RATE, (ends.at(-1) ?? 0) / 1000);
        const starts = inMs(alignment.character_start_times_seconds);
        const words = wordsByCharacters(text, language, alignment.characters, starts, ends);
        return words === null ? samples : { ...samples, words };
      });
    },
  };
}

/** Raw samples do not name their rate; the times of the characters show when it is another than we asked for. */
function refuseOtherRate(seconds: number, spokenSeconds: number): void {
  if (seconds > spokenSeconds * 0.8 && seconds < spokenSeconds * 1.25 + 2) return;
  throw new CallFailure("ElevenLabs answered with audio whose length does not fit its times.", {
    again: false,
    down: false,
  });
}
