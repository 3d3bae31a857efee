import { BufferSource, EncodedPacketSink, Input, MATROSKA, WEBM } from "mediabunny";
import { Refused } from "../refused.ts";
import { readBlocks } from "./matroska-blocks.ts";
import { noSound } from "./no-sound.ts";
import { decodeOpus, OPUS_RATE, readOpusHead } from "./opus.ts";
import type { Check, Decoded } from "./sound.ts";

async function openTrack(bytes: Uint8Array) {
  const input = new Input({ source: new BufferSource(bytes), formats: [WEBM, MATROSKA] });
  const track = await input.getPrimaryAudioTrack();
  if (!track) throw await noSound(input);
  if (track.codec !== "opus") throw new Refused("audio-unsupported");
  const head = (await track.getDecoderConfig())?.description;
  const preSkip = readOpusHead(head && viewOf(head))?.preSkip ?? 0;
  return { id: track.id, sink: new EncodedPacketSink(track), channels: track.numberOfChannels, preSkip };
}

const viewOf = (data: ArrayBufferLike | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);

async function* dataOf(sink: EncodedPacketSink): AsyncGenerator<Uint8Array> {
  for await (const { data } of sink.packets()) yield data;
}

/** Decodes what browsers record: Opus in WebM or Matroska, also with sizes that were never filled in. */
export async function decodeWebm(bytes: Uint8Array, mostSeconds: number, check: Check): Promise<Decoded> {
  const { id, sink, channels, preSkip } = await openTrack(bytes);
  const blocks = readBlocks(bytes, id);
  check({ sampleRate: OPUS_RATE, channels, seconds: blocks.seconds });
  const { samples, cut } = await decodeOpus(dataOf(sink), { channels, preSkip }, mostSeconds);
  return { format: "webm/opus", sampleRate: OPUS_RATE, channels, samples, cut: cut || blocks.cut };
}
