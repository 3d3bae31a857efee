const RATES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350,
];
const HEAD_BYTES = 7;
const MOST_BYTES = 8191;

/** Packets of AAC-LC as a stream that decoders read without a container: each gets an ADTS header. */
export function toAdts(packets: Iterable<Uint8Array>, sampleRate: number, channels: number): Uint8Array {
  const rate = RATES.indexOf(sampleRate);
  if (rate < 0) throw new Error(`AAC at ${sampleRate} Hz`);
  const parts: Uint8Array[] = [];
  for (const packet of packets) {
    const length = packet.length + HEAD_BYTES;
    if (length > MOST_BYTES) throw new Error("A packet is too long.");
    const head = [0xff, 0xf1, 0x40 | (rate << 2) | (channels >> 2)];
    parts.push(
      Uint8Array.of(
        ...head,
        ((channels & 3) << 6) | (length >> 11),
        (length >> 3) & 255,
        ((length & 7) << 5) | 31,
        0xfc,
      ),
      packet,
    );
  }
  return Buffer.concat(parts);
}

const SAMPLES_A_FRAME = 1024;

/** The whole frames of an ADTS stream, and how long they are. It ends at what is no frame. */
export function readAdts(
  bytes: Uint8Array,
  from: number,
): { frames: Uint8Array; seconds: number; cut: boolean } {
  let [at, seconds] = [from, 0];
  while (at + HEAD_BYTES <= bytes.length) {
    const [sync = 0, kind = 0, rate = 0, high = 0, middle = 0, low = 0] = bytes.subarray(at, at + HEAD_BYTES);
    const length = ((high & 3) << 11) | (middle << 3) | (low >> 5);
    const isFrame = sync === 0xff && (kind & 0xf6) === 0xf0 && length > HEAD_BYTES;
    if (!isFrame || at + length > bytes.length) break;
    seconds += SAMPLES_A_FRAME / (RATES[(rate >> 2) & 15] ?? (RATES[0] as number));
    at += length;
  }
  return { frames: bytes.subarray(from, at), seconds, cut: at < bytes.length };
}
