import { createHash } from "node:crypto";
import { trim, type WordTiming } from "@storytelling/media";
import {
  checkRequest,
  type Readiness,
  type Speech,
  type SpeechProvider,
  type SpeechRequest,
  silence,
  type Voice,
} from "@storytelling/speech";
import { Refusal } from "@storytelling/values";
import type { Adapter, HostedVoice } from "./adapter.ts";
import { partsOf } from "./audio/parts.ts";
import { estimatedWords } from "./audio/words.ts";
import { createPeer, type Limits, type Peer } from "./calls/peer.ts";
import { Undelivered } from "./calls/undelivered.ts";
import { createVoiceList } from "./voice-list.ts";

/** A speech provider at another address. Two equal requests may give different samples. */
export interface HostedProvider extends SpeechProvider {
  /** What so many characters cost, in minor units, rounded up; null where no price is set. */
  estimate(characters: number): number | null;
  /** Calls back when the service's list of voices has come. */
  onVoices(listener: () => void): void;
}

/** Undelivered answers that are kept; a line of ten seconds has half a MiB. */
const MOST_KEPT = 32;
const SILENCE_RATE = 24_000;

/** The provider of one service. Its list of voices is fetched at once, and again when that failed. */
export function createHosted(adapter: Adapter, limits: Limits): HostedProvider {
  const peer = createPeer(adapter, limits);
  const list = createVoiceList(adapter, peer);
  const undelivered = new Undelivered<Speech>(MOST_KEPT);
  return {
    id: adapter.id,
    version: adapter.version,
    get languages() {
      return [...new Set(list.known().flatMap(languagesOf))];
    },
    readiness: (): Readiness => list.readiness(),
    voices: (): Voice[] => list.known().map(({ alsoSpeaks: _also, styles: _styles, ...voice }) => voice),
    async speak(request, signal) {
      const voice = checked(request, await list.loaded());
      if (!/[\p{L}\p{N}]/u.test(request.text)) return silence(SILENCE_RATE);
      const key = createHash("sha256").update(JSON.stringify(request)).digest("base64");
      return undelivered.get(key, () => spoken(adapter, peer, request, voice), signal);
    },
    estimate: (characters) =>
      adapter.price === undefined ? null : Math.ceil((characters * adapter.price) / 1_000_000),
    onVoices: list.onLoaded,
    async close() {
      list.close();
      peer.close();
    },
  };
}

const baseOf = (tag: string): string => tag.split("-", 1)[0]?.toLowerCase() ?? "";

const languagesOf = ({ language, alsoSpeaks = [] }: HostedVoice): string[] =>
  [language, ...alsoSpeaks].map(baseOf);

/** The voice of a request that it can speak. @throws Refusal `invalid` */
function checked(request: SpeechRequest, voices: readonly HostedVoice[]): HostedVoice {
  checkRequest(request, new Set(voices.map(({ base }) => base)));
  const own = voices.filter(({ base }) => base === request.base);
  const voice = own.find((row) => languagesOf(row).includes(baseOf(request.language)));
  if (voice) return voice;
  throw new Refusal(
    "invalid",
    "voice-language",
    `This voice does not speak ${request.language}. Choose a voice of that language.`,
  );
}

async function spoken(
  { speak, longestText, name }: Adapter,
  peer: Peer,
  request: SpeechRequest,
  voice: HostedVoice,
): Promise<Speech> {
  const pcm: Int16Array[] = [];
  const words: WordTiming[] = [];
  let sampleRate = 0;
  let length = 0;
  for (const { start, end } of partsOf(request.text, longestText)) {
    const text = request.text.slice(start, end);
    if (!/[\p{L}\p{N}]/u.test(text)) continue;
    const pronounced = request.pronounced
      ?.filter((stretch) => stretch.start >= start && stretch.end <= end)
      .map((stretch) => ({ ...stretch, start: stretch.start - start, end: stretch.end - start }));
    const take = await speak(peer, { ...request, text, ...(pronounced && { pronounced }) }, voice);
    sampleRate ||= take.sampleRate;
    if (take.sampleRate !== sampleRate)
      throw new Refusal(
        "unavailable",
        "speech-service-failed",
        `${name} answered with two sample rates for one line. Try again later.`,
      );
    const before = (length * 1000) / sampleRate;
    for (const word of take.words ?? estimatedWords(text, request.language, take))
      words.push({
        start: word.start + start,
        end: word.end + start,
        fromMs: word.fromMs + before,
        toMs: word.toMs + before,
      });
    pcm.push(take.pcm);
    length += take.pcm.length;
  }
  const whole = new Int16Array(length);
  let at = 0;
  for (const part of pcm) {
    whole.set(part, at);
    at += part.length;
  }
  if (!whole.some((sample) => sample !== 0)) return { pcm: whole, sampleRate, words };
  return { ...trim(whole, sampleRate, words), sampleRate };
}
