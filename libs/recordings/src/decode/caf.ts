import { Refused } from "../refused.ts";
import { toAdts } from "./adts.ts";
import { type CafFile, packetsOf, readCaf } from "./caf-file.ts";
import { decodeByFfmpeg } from "./ffmpeg.ts";
import { decodeOpus, OPUS_RATE } from "./opus.ts";
import type { Check, Decoded } from "./sound.ts";
import { wavOf } from "./wav-of.ts";

/** Apple's Opus files leave out how many samples precede the sound; this is what encoders use. */
const PRE_SKIP = 312;
const FLOAT = 1;
const LITTLE_ENDIAN = 2;

const WAV_CODES: Readonly<Record<string, number>> = { alaw: 6, ulaw: 7 };

function decodePlain(file: CafFile, mostSeconds: number, check: Check): Promise<Decoded> {
  const { codec, flags, bits, channels, sampleRate, data } = file;
  const code = WAV_CODES[codec] ?? (flags & FLOAT ? 3 : 1);
  const bytes = codec === "lpcm" && !(flags & LITTLE_ENDIAN) ? reversed(data, bits / 8) : data;
  const wav = wavOf(bytes, { code, bits: codec === "lpcm" ? bits : 8, channels, sampleRate });
  return decodeByFfmpeg(wav, "wav", mostSeconds, check);
}

/** Each number's bytes in the other order. */
function reversed(data: Uint8Array, size: number): Uint8Array {
  const swapped = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) swapped[i - (i % size) + size - 1 - (i % size)] = data[i] as number;
  return swapped;
}

async function decodePackets(file: CafFile, mostSeconds: number, check: Check): Promise<Decoded> {
  const { codec, channels, sampleRate } = file;
  if (codec === "aac ") {
    return decodeByFfmpeg(toAdts(packetsOf(file), sampleRate, channels), "aac", mostSeconds, check);
  }
  const decoded = await decodeOpus(packetsOf(file), { channels, preSkip: PRE_SKIP }, mostSeconds);
  return { ...decoded, format: "caf/opus", sampleRate: OPUS_RATE, channels };
}

/** Decodes Core Audio files, which Apple's devices and messages make. */
export async function decodeCaf(bytes: Uint8Array, mostSeconds: number, check: Check): Promise<Decoded> {
  const file = readCaf(bytes);
  const { channels, sampleRate, framesPerPacket, packetBytes, packetSizes, data, codec, cut } = file;
  const count = packetBytes ? data.length / packetBytes : packetSizes.length;
  check({ sampleRate, channels, seconds: (count * framesPerPacket) / sampleRate || null });
  if (!["lpcm", "alaw", "ulaw", "aac ", "opus"].includes(codec)) throw new Refused("audio-unsupported");
  const decode = codec === "aac " || codec === "opus" ? decodePackets : decodePlain;
  const decoded = await decode(file, mostSeconds, check);
  return { ...decoded, format: `caf/${codec === "lpcm" ? "pcm" : codec.trim()}`, cut: cut || decoded.cut };
}
