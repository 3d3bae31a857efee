const BLOCK = 4096;

const crc = (bytes: Uint8Array, width: number, polynomial: number): number => {
  let value = 0;
  for (const byte of bytes) {
    value ^= byte << (width - 8);
    for (let bit = 0; bit < 8; bit++)
      value = value & (1 << (width - 1)) ? (value << 1) ^ polynomial : value << 1;
    value &= 2 ** width - 1;
  }
  return value;
};

/** The number of a frame as FLAC writes it: like UTF-8. */
const coded = (value: number): number[] =>
  value < 128 ? [value] : [0xc0 | (value >> 6), 0x80 | (value & 63)];

/** Samples as FLAC with 16 bits, whose frames hold them as they are. */
export function flacOf(samples: Float32Array, rate: number): Uint8Array {
  const info = Buffer.alloc(42);
  info.write("fLaC", 0, "latin1");
  info.writeUInt32BE(0x80000022, 4);
  info.writeUInt16BE(BLOCK, 8);
  info.writeUInt16BE(BLOCK, 10);
  // 20 bits of rate, 3 of channels less one, 5 of bits less one, then 36 of samples.
  info.writeUInt32BE(((rate << 12) | (15 << 4)) >>> 0, 18);
  info.writeUInt32BE(samples.length, 22);
  const frames: Uint8Array[] = [info];
  for (let number = 0; number * BLOCK < samples.length; number++) {
    const block = samples.subarray(number * BLOCK, (number + 1) * BLOCK);
    const size = block.length - 1;
    const head = [0xff, 0xf8, 0x70, 0x08, ...coded(number), size >> 8, size & 255];
    const body = Buffer.alloc(1 + 2 * block.length);
    body[0] = 2;
    block.forEach((sample, i) => {
      body.writeInt16BE(Math.round(sample * 32_000), 1 + 2 * i);
    });
    const frame = Buffer.concat([
      Uint8Array.from(head),
      Uint8Array.of(crc(Uint8Array.from(head), 8, 0x07)),
      body,
    ]);
    const check = crc(frame, 16, 0x8005);
    frames.push(frame, Uint8Array.of(check >> 8, check & 255));
  }
  return Buffer.concat(frames);
}
