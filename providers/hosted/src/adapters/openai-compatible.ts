import type { SpeechRequest } from "@storytelling/speech";
import { Refusal } from "@storytelling/values";
import { z } from "zod";
import type { Adapter, HostedVoice, Take } from "../adapter.ts";
import { decodeAnswer } from "../audio/samples.ts";
import { stampedWords } from "../audio/stamped-words.ts";
import type { Answer } from "../calls/attempt.ts";
import { jsonOf } from "../calls/json.ts";
import type { Peer } from "../calls/peer.ts";
import { openAiVoices } from "./openai-voices.ts";

/** OpenAI takes 4096 characters (its API reference, "Create speech", `input`). */
const LONGEST_TEXT = 4_096;
/** The bounds of `speed` there. */
const SPEED = { least: 0.25, most: 4 };

export interface OpenAiSettings {
  /** With or without `/v1` at its end. */
  readonly url: string;
  readonly key: string | undefined;
  readonly model: string;
  /** The voices to offer; undefined to ask the server for its list, as Kokoro-FastAPI has it. */
  readonly voices: readonly string[] | undefined;
  /** The languages of voices whose names tell none. */
  readonly languages: readonly string[];
  /** True for a server with Kokoro-FastAPI's `/dev/captioned_speech`, which gives the times of words. */
  readonly captioned: boolean;
  readonly price: number | undefined;
}

const Listed = z.object({
  voices: z.array(z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])),
});
const Captioned = z.object({
  audio: z.base64(),
  timestamps: z.array(z.object({ word: z.string(), start_time: z.number(), end_time: z.number() })).nullish(),
});

/**
 * A server with OpenAI's `/v1/audio/speech`: OpenAI, Kokoro-FastAPI and others.
 * Protocol: https://developers.openai.com/api/reference/resources/audio/subresources/speech/methods/create and
 * https://github.com/remsky/Kokoro-FastAPI (api/src/routers).
 */
export function openAiCompatible(settings: OpenAiSettings): Adapter {
  const { key, model, captioned } = settings;
  const url = settings.url.replace(/\/+$/, "").replace(/\/v1$/, "");
  const name = `The speech server at ${new URL(url).host}`;
  const body = ({ text, base, settings: { rate }, manner }: SpeechRequest) => ({
    model,
    input: text,
    voice: base,
    response_format: "wav",
    speed: Math.min(SPEED.most, Math.max(SPEED.least, rate)),
    // Only the models that follow instructions take them.
    ...(model.startsWith("gpt-") && manner && manner !== "plain" && { instructions: INSTRUCTIONS[manner] }),
  });
  const post = <T>(peer: Peer, path: string, sent: object, read: (answer: Answer) => T) =>
    peer.ask(
      path,
      { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(sent) },
      read,
    );
  return {
    id: "openai",
    name,
    url,
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    version: `${model}@${new URL(url).host}`,
    longestText: LONGEST_TEXT,
    price: settings.price,
    async voices(peer): Promise<HostedVoice[]> {
      return openAiVoices(settings.voices ?? (await listed(name, peer)), settings.languages);
    },
    async speak(peer, request): Promise<Take> {
      if (!captioned)
        return post(peer, "/v1/audio/speech", body(request), ({ bytes }) => decodeAnswer(name, bytes));
      const sent = { ...body(request), stream: false, return_timestamps: true };
      return post(peer, "/dev/captioned_speech", sent, (answer) => {
        const { audio, timestamps } = jsonOf(name, answer, Captioned);
        const samples = decodeAnswer(name, Buffer.from(audio, "base64"));
        const stamps = (timestamps ?? []).map(({ word, start_time, end_time }) => ({
          word,
          fromMs: start_time * 1000,
          toMs: end_time * 1000,
        }));
        const words = stampedWords(request.text, request.language, stamps);
        return words === null ? samples : { ...samples, words };
      });
    },
  };
}

/** The server's own list, which OpenAI's protocol does not have. */
async function listed(name: string, peer: Peer): Promise<string[]> {
  try {
    return await peer.ask("/v1/audio/voices", {}, (answer) => jsonOf(name, answer, Listed).voices);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "speech-refused") throw error;
    const message = `${name} does not list its voices. Name them in OPENAI_SPEECH_VOICES.`;
    throw new Refusal("unavailable", "speech-voices-unlisted", message);
  }
}

const INSTRUCTIONS = { whisper: "Whisper.", shout: "Shout." } as const;
