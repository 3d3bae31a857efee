import { createRequire } from "node:module";
import { type AudioDecoder, getAudioDecoder } from "@humansignal/audio-file-decoder";
import type { Container } from "../sniff.ts";
import type { Check, Decoded } from "./sound.ts";

/** Two channels are told apart only in shorter recordings, since each needs its own memory. */
const STEREO_SECONDS = 300;

/** Before the first sample. From 0 FFmpeg would seek, which loses the first second of Ogg files. */
const FROM_START = -1;

/** Enough to find the end of a cut recording to a hundredth of its length. */
const SEARCH_STEPS = 7;

const codecs: { readonly [Of in Container]?: RegExp } = {
  wav: /^(?:pcm_|adpcm_|mp3)/,
  flac: /^flac$/,
  mp3: /^mp[23]/,
  aac: /^aac/,
  mp4: /^(?:aac|alac|opus|mp3|flac|pcm_)/,
  ogg: /^(?:opus|vorbis|flac)$/,
};

/** Prepares this process for the decoder, which was made for browsers and CommonJS. */
function welcome(): string {
  const require = createRequire(import.meta.url);
  // Without fetch it reads its WebAssembly from the disk.
  Object.assign(globalThis, { fetch: undefined, require, __dirname: import.meta.dirname });
  return require.resolve("@humansignal/audio-file-decoder/decode-audio.wasm");
}

/** Decodes by FFmpeg, compiled to WebAssembly: it cannot reach beyond its own memory. */
export async function decodeByFfmpeg(
  bytes: Uint8Array,
  container: Container,
  mostSeconds: number,
  check: Check,
): Promise<Decoded> {
  const decoder = await getAudioDecoder(welcome(), new Uint8Array(bytes).buffer);
  const { sampleRate, channelCount: channels, encoding } = decoder;
  const seconds = decoder.duration > 0 ? decoder.duration : null;
  if (!codecs[container]?.test(encoding)) throw new Error(`${container} with the codec ${encoding}`);
  check({ sampleRate, channels, seconds });
  const apart = channels === 2 && seconds !== null && seconds <= STEREO_SECONDS;
  const most = Math.min(seconds ?? mostSeconds, mostSeconds);
  const { mixed, broken } = decodeWhole(decoder, seconds === null ? null : most, mostSeconds, apart);
  const samples = apart ? [0, 1].map((channel) => everyOther(mixed, channel)) : [mixed];
  const decoded = (samples[0]?.length ?? 0) / sampleRate;
  const cut = broken || (seconds !== null && decoded < most * 0.98 - 0.2);
  return { format: `${container}/${encoding.replace(/^pcm_.*/, "pcm")}`, sampleRate, channels, samples, cut };
}

/**
 * Everything, or what is before the first packet that cannot be decoded. The decoder gives all or nothing, so that place
 * is searched for.
 */
function decodeWhole(
  decoder: AudioDecoder,
  seconds: number | null,
  mostSeconds: number,
  multiChannel: boolean,
): { mixed: Float32Array; broken: boolean } {
  const until = (end: number) => decoder.decodeAudioData(FROM_START, end, { multiChannel });
  try {
    return { mixed: until(mostSeconds), broken: false };
  } catch (error) {
    if (seconds === null) throw error;
  }
  let best: Float32Array = new Float32Array(0);
  let [low, high] = [0, seconds];
  for (let step = 0; step < SEARCH_STEPS; step++) {
    const middle = (low + high) / 2;
    try {
      best = until(middle);
      low = middle;
    } catch {
      high = middle;
    }
  }
  return { mixed: best, broken: true };
}

const everyOther = (mixed: Float32Array, first: number): Float32Array => {
  const channel = new Float32Array(mixed.length >> 1);
  for (let i = 0; i < channel.length; i++) channel[i] = mixed[2 * i + first] as number;
  return channel;
};
