import { peak, resample, toInt16, trim, type WordTiming } from "@storytelling/media";
import { withoutLag } from "@storytelling/speech";
import { shout } from "./manner/shout.ts";
import { whisper } from "./manner/whisper.ts";
import type { Ask, Reply } from "./messages.ts";
import { DamagedFile } from "./model/check-file.ts";
import { FRAME, RATE } from "./model/names.ts";
import { loadNetwork, type Network } from "./model/network.ts";
import type { TokenWord } from "./pieces.ts";

/** The bounds of the network's speed within which words stay understood. */
const SLOWEST = 0.6;
const FASTEST = 1.4;

const LOUDEST = 0.95;

/** The part of a pitch factor that is made by playing faster, which moves the formants as a smaller head does. */
const headSize = (pitch: number): number => Math.round(100 * pitch ** 0.25) / 100;

let loading: Promise<Network> | undefined;

function network(path: string): Promise<Network> {
  loading ??= loadNetwork(path);
  return loading;
}

/** The words' times in ms, from the frames of their tokens; the first frames are the pad's. */
function timings(words: readonly TokenWord[], frames: readonly number[], head: number): WordTiming[] {
  const begins = [0];
  for (const frame of frames) begins.push((begins.at(-1) as number) + frame);
  const ms = (token: number): number => ((begins[token + 1] as number) * FRAME * 1000) / (RATE * head);
  return withoutLag(
    words.map(({ start, end, first, last }) => ({ start, end, fromMs: ms(first), toMs: ms(last) })),
    head,
  );
}

/** Lowers speech that would be clipped. */
function soften(samples: Float32Array): Float32Array {
  const highest = peak(samples);
  return highest > LOUDEST ? samples.map((sample) => (sample * LOUDEST) / highest) : samples;
}

/** Speaks one piece. The first request loads the model. */
export async function synthesize({ model, tokens, words, style, pitch, rate, manner }: Ask): Promise<Reply> {
  let sound: Network;
  try {
    sound = await network(model);
  } catch (error) {
    loading = undefined;
    if (error instanceof DamagedFile) return { damaged: error.message };
    throw error;
  }
  const effort = manner === "shout" ? shout : manner === "whisper" ? whisper : undefined;
  const head = headSize(pitch);
  const speed = Math.min(FASTEST, Math.max(SLOWEST, (rate * (effort?.rate ?? 1)) / head));
  const factors = { pitch: (pitch * (effort?.pitch ?? 1)) / head, speed };
  const { samples, frames } = await sound(tokens, style, factors);
  const spoken = effort ? effort.change(samples) : samples;
  const played = resample(spoken, Math.round(RATE * head), RATE);
  return trim(toInt16(soften(played)), RATE, timings(words, frames, head));
}
