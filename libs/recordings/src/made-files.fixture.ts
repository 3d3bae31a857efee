import { readFileSync } from "node:fs";
import { resample } from "@storytelling/media/dsp";
import {
  AdtsOutputFormat,
  ALL_FORMATS,
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  OggOutputFormat,
  Output,
  type OutputFormat,
  WebMOutputFormat,
} from "mediabunny";
import { createMp3Encoder, createOggEncoder } from "wasm-media-encoders";
import { cafOfPackets, cafOfSamples } from "./caf.fixture.ts";
import { wavOf } from "./decode/wav-of.ts";
import { decodeWebm } from "./decode/webm.ts";
import { flacOf } from "./flac.fixture.ts";

/** What Chromium's MediaRecorder made of a sentence in a synthetic voice: WebM with Opus, sizes never filled in. */
export const chromium = readFileSync(new URL("../fixtures/chromium.webm", import.meta.url));
/** The same sentence as telephones record it: AAC in MP4. */
export const phone = readFileSync(new URL("../fixtures/phone.m4a", import.meta.url));

export const RATE = 48_000;
/** The sentence: three seconds, speech from 0.04 to 2.4 s. */
export const voice: Float32Array = (await decodeWebm(chromium, 60, () => {})).samples[0] as Float32Array;

export interface WavOptions {
  readonly bits?: 8 | 16 | 24 | 32;
  readonly float?: boolean;
  readonly channels?: number;
  readonly rate?: number;
}

/** Samples as a WAV file. */
export function wav(
  samples: Float32Array,
  { bits = 16, float = false, channels = 1, rate = RATE }: WavOptions = {},
) {
  const data = Buffer.alloc((samples.length * channels * bits) / 8);
  samples.forEach((sample, i) => {
    const whole = Math.round(Math.max(-1, Math.min(1, sample)) * (2 ** (bits - 1) - 1));
    for (let channel = 0; channel < channels; channel++) {
      const at = ((i * channels + channel) * bits) / 8;
      if (float) data.writeFloatLE(sample, at);
      else if (bits === 8) data.writeUInt8(whole + 128, at);
      else data.writeIntLE(whole, at, bits / 8);
    }
  });
  return wavOf(data, { code: float ? 3 : 1, bits, channels, sampleRate: rate });
}

/** Packets of one container in another. */
async function repack(bytes: Uint8Array, format: OutputFormat, codec: "opus" | "aac"): Promise<Uint8Array> {
  const track = await new Input({
    source: new BufferSource(bytes),
    formats: ALL_FORMATS,
  }).getPrimaryAudioTrack();
  if (!track) throw new Error("no sound");
  const output = new Output({ format, target: new BufferTarget() });
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source);
  await output.start();
  const decoderConfig = (await track.getDecoderConfig()) ?? undefined;
  for await (const packet of new EncodedPacketSink(track).packets())
    await source.add(packet, { decoderConfig });
  await output.finalize();
  return new Uint8Array(output.target.buffer as ArrayBuffer);
}

async function packetsOf(bytes: Uint8Array): Promise<Uint8Array[]> {
  const track = await new Input({
    source: new BufferSource(bytes),
    formats: ALL_FORMATS,
  }).getPrimaryAudioTrack();
  if (!track) throw new Error("no sound");
  return Array.fromAsync(new EncodedPacketSink(track).packets(), ({ data }) => data);
}

/** A WebM with pictures alone. */
export async function film(): Promise<Uint8Array> {
  const output = new Output({ format: new WebMOutputFormat(), target: new BufferTarget() });
  const source = new EncodedVideoPacketSource("vp8");
  output.addVideoTrack(source);
  await output.start();
  const decoderConfig = { codec: "vp8", codedWidth: 16, codedHeight: 16 };
  for (let i = 0; i < 5; i++)
    await source.add(new EncodedPacket(Uint8Array.of(1, 2, 3), "key", i, 1), { decoderConfig });
  await output.finalize();
  return new Uint8Array(output.target.buffer as ArrayBuffer);
}

async function encode(encoder: Awaited<ReturnType<typeof createMp3Encoder | typeof createOggEncoder>>) {
  encoder.configure({ channels: 1, sampleRate: RATE });
  const body = encoder.encode([voice]).slice();
  return Buffer.concat([body, encoder.finalize()]);
}

/** Frames of random speech parameters, which decoders turn into babble. */
function amr(wide: boolean): Uint8Array {
  const size = wide ? 33 : 32;
  let seed = 1;
  const frame = () =>
    Uint8Array.from({ length: size }, (_, i) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return i === 0 ? ((wide ? 2 : 7) << 3) | 4 : seed >> 16;
    });
  return Buffer.concat([Buffer.from(wide ? "#!AMR-WB\n" : "#!AMR\n"), ...Array.from({ length: 150 }, frame)]);
}

/** One file of every kind, by the format that is to be found in it. Where a kind has several, by a remark behind it. */
export const files: Readonly<Record<string, Uint8Array>> = {
  "webm/opus": chromium,
  "mp4/aac": phone,
  "wav/pcm 8": wav(voice, { bits: 8 }),
  "wav/pcm 16": wav(voice),
  "wav/pcm 24, two channels": wav(voice, { bits: 24, channels: 2 }),
  "wav/pcm 32": wav(voice, { bits: 32 }),
  "wav/pcm float, 96 kHz": wav(resample(voice, RATE, 96_000), { bits: 32, float: true, rate: 96_000 }),
  "flac/flac": flacOf(voice, RATE),
  "mp3/mp3": await encode(await createMp3Encoder()),
  "ogg/vorbis": await encode(await createOggEncoder()),
  "ogg/opus": await repack(chromium, new OggOutputFormat(), "opus"),
  "aac/aac": await repack(phone, new AdtsOutputFormat(), "aac"),
  "caf/pcm": cafOfSamples(voice, RATE),
  "caf/opus": cafOfPackets("opus", RATE, 2, 960, await packetsOf(chromium)),
  "caf/aac": cafOfPackets("aac ", 16_000, 1, 1024, await packetsOf(phone)),
  "amr/narrow": amr(false),
  "amr/wide": amr(true),
};
