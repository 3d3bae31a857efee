import { BufferSource, type EncodedPacket, EncodedPacketSink, Input, MATROSKA, WEBM } from "mediabunny";
import { OpusDecoder } from "opus-decoder";
import type { Check, Decoded } from "./sound.ts";
import { Unsupported } from "./unsupported.ts";

const RATE = 48_000;
/** Packets that are decoded at once: ten seconds of the usual ones. */
const BATCH = 500;

/** How many samples precede the sound, by the Opus header that the track carries. */
const preSkipOf = (header: Uint8Array | undefined): number =>
  header && header.length >= 12 ? (header[10] as number) + 256 * (header[11] as number) : 0;

async function openTrack(bytes: Uint8Array) {
  const input = new Input({ source: new BufferSource(bytes), formats: [WEBM, MATROSKA] });
  const track = await input.getPrimaryAudioTrack();
  if (!track) throw new Error("There is no sound in this file.");
  if (track.codec !== "opus") throw new Unsupported(`webm with the codec ${track.codec}`);
  const config = await track.getDecoderConfig();
  const header = config?.description;
  const view =
    header &&
    (ArrayBuffer.isView(header)
      ? new Uint8Array(header.buffer, header.byteOffset, header.byteLength)
      : new Uint8Array(header));
  return { sink: new EncodedPacketSink(track), channels: track.numberOfChannels, preSkip: preSkipOf(view) };
}

/** Decodes what browsers record: Opus in WebM or Matroska, also with sizes that were never filled in. */
export async function decodeWebm(bytes: Uint8Array, mostSeconds: number, check: Check): Promise<Decoded> {
  const { sink, channels, preSkip } = await openTrack(bytes);
  check({ sampleRate: RATE, channels, seconds: null });
  const last = await sink.getPacket(Number.POSITIVE_INFINITY, { metadataOnly: true });
  check({ sampleRate: RATE, channels, seconds: last ? last.timestamp + last.duration : null });
  const decoder = new OpusDecoder({ channels, preSkip, sampleRate: RATE });
  await decoder.ready;
  const pieces: Float32Array[][] = [];
  let [length, faults, count, cut] = [0, 0, 0, false];
  const decode = (packets: EncodedPacket[]): void => {
    const { channelData, samplesDecoded, errors } = decoder.decodeFrames(packets.map(({ data }) => data));
    pieces.push(channelData);
    length += samplesDecoded;
    faults += errors.length;
    count += packets.length;
  };
  let batch: EncodedPacket[] = [];
  try {
    for await (const packet of sink.packets()) {
      batch.push(packet);
      if (batch.length < BATCH) continue;
      decode(batch);
      batch = [];
      if (length > mostSeconds * RATE) break;
    }
  } catch {
    // The file ends within a packet.
    cut = true;
  }
  decode(batch);
  decoder.free();
  if (faults * 10 > count) throw new Error(`${faults} of ${count} packets cannot be decoded.`);
  const samples = Array.from({ length: channels }, (_, channel) => join(pieces, channel, length));
  return { format: "webm/opus", sampleRate: RATE, channels, samples, cut };
}

function join(pieces: readonly Float32Array[][], channel: number, length: number): Float32Array {
  const joined = new Float32Array(length);
  let at = 0;
  for (const piece of pieces) {
    const samples = piece[channel] as Float32Array;
    joined.set(samples, at);
    at += samples.length;
  }
  return joined;
}
