import { OpusDecoder } from "opus-decoder";

/** Opus is always decoded at this rate, in Hz. */
export const OPUS_RATE = 48_000;

/** Packets that are decoded at once: ten seconds of the usual ones. */
const BATCH = 500;

/** The header of an Opus stream: how many channels there are, and how many samples precede the sound. */
export function readOpusHead(head: Uint8Array | undefined): { channels: number; preSkip: number } | null {
  if (!head || head.length < 12) return null;
  return { channels: head[9] as number, preSkip: (head[10] as number) + 256 * (head[11] as number) };
}

/** Decodes packets until there are `mostSeconds` of sound. `cut` when the packets end with an error. */
export async function decodeOpus(
  packets: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { channels, preSkip }: { channels: number; preSkip: number },
  mostSeconds: number,
): Promise<{ samples: Float32Array[]; cut: boolean }> {
  const decoder = new OpusDecoder({ channels, preSkip, sampleRate: OPUS_RATE });
  await decoder.ready;
  const pieces: Float32Array[][] = [];
  let [length, faults, count, cut] = [0, 0, 0, false];
  let batch: Uint8Array[] = [];
  const decodeBatch = (): void => {
    const { channelData, samplesDecoded, errors } = decoder.decodeFrames(batch);
    pieces.push(channelData);
    length += samplesDecoded;
    faults += errors.length;
    count += batch.length;
    batch = [];
  };
  try {
    for await (const packet of packets) {
      if (batch.push(packet) === BATCH) decodeBatch();
      if (length > mostSeconds * OPUS_RATE) break;
    }
  } catch {
    cut = true;
  }
  if (batch.length > 0) decodeBatch();
  decoder.free();
  if (faults * 10 > count) throw new Error(`${faults} of ${count} packets cannot be decoded.`);
  return { samples: Array.from({ length: channels }, (_, channel) => join(pieces, channel, length)), cut };
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
