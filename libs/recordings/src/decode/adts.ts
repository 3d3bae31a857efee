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
