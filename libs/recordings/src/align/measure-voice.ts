import { medianPitch } from "@storytelling/media";
import type { Sound, VoiceMeasure } from "../alignment.ts";
import { levelsOf, RATE, samplesOf } from "./sound.ts";
import { activityOf } from "./speech.ts";

const HOP_MS = 10;
/** A longer silence is a pause, and does not count as speech. */
const PAUSE_MS = 300;
const PIECE_SECONDS = 5;
const FEWEST_WORDS = 3;
const LEAST_SPEECH_MS = 1000;

/** Speech in ms, with the short silences within it. */
function speechMs(samples: Float32Array): number {
  const { spoken } = activityOf(levelsOf(samples, HOP_MS));
  let [total, last] = [0, -1];
  for (let i = 0; i < spoken.length; i++) {
    if (!spoken[i]) continue;
    const silence = last < 0 ? 0 : (i - last - 1) * HOP_MS;
    total += HOP_MS + (silence > PAUSE_MS ? 0 : silence);
    last = i;
  }
  return total;
}

/** The pitch of each piece of some seconds, where there is one. */
function pitches(samples: Float32Array): number[] {
  const length = PIECE_SECONDS * RATE;
  const found: number[] = [];
  for (let at = 0; at < samples.length; at += length) {
    const pitch = medianPitch(samples.subarray(at, at + length), RATE);
    if (pitch !== null) found.push(pitch);
  }
  return found;
}

/** The median pitch of sounds of one person, and their pace: two numbers, and nothing more. */
export function measureVoice(sounds: readonly Sound[], words: number): VoiceMeasure {
  const found: number[] = [];
  let spokenMs = 0;
  for (const sound of sounds) {
    const samples = samplesOf(sound);
    found.push(...pitches(samples));
    spokenMs += speechMs(samples);
  }
  found.sort((a, b) => a - b);
  const isEnough = words >= FEWEST_WORDS && spokenMs >= LEAST_SPEECH_MS;
  return {
    pitchHz: found[found.length >> 1] ?? null,
    wordsPerMinute: isEnough ? (words * 60_000) / spokenMs : null,
  };
}
