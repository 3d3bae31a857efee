const chunk = (name: string, body: Uint8Array): Uint8Array => {
  const head = Buffer.alloc(12);
  head.write(name, 0, "latin1");
  head.writeBigInt64BE(BigInt(body.length), 4);
  return Buffer.concat([head, body]);
};

const START = Buffer.from("caff\0\x01\0\0", "latin1");
const EDIT_COUNT = Buffer.alloc(4);

/** The description: the codec, then its flags, bytes and frames of a packet, channels and bits. */
function description(codec: string, rate: number, numbers: readonly number[]): Uint8Array {
  const body = Buffer.alloc(32);
  body.writeDoubleBE(rate, 0);
  body.write(codec, 8, "latin1");
  for (const [i, value] of numbers.entries()) body.writeUInt32BE(value, 12 + 4 * i);
  return chunk("desc", body);
}

/** Big-endian 16-bit samples in a Core Audio file. */
export function cafOfSamples(samples: Float32Array, rate: number): Uint8Array {
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, i) => {
    data.writeInt16BE(Math.round(sample * 32_000), 2 * i);
  });
  return Buffer.concat([
    START,
    description("lpcm", rate, [0, 2, 1, 1, 16]),
    chunk("data", Buffer.concat([EDIT_COUNT, data])),
  ]);
}

/** Packets of a codec in a Core Audio file, with the table of their sizes behind them, as recorders write it. */
export function cafOfPackets(
  codec: string,
  rate: number,
  channels: number,
  frames: number,
  packets: readonly Uint8Array[],
): Uint8Array {
  const sizes = packets.flatMap(({ length }) =>
    length < 128 ? [length] : [128 | (length >> 7), length & 127],
  );
  const counts = Buffer.alloc(24);
  counts.writeBigInt64BE(BigInt(packets.length), 0);
  counts.writeBigInt64BE(BigInt(packets.length * frames), 8);
  return Buffer.concat([
    START,
    description(codec, rate, [0, 0, frames, channels, 0]),
    chunk("data", Buffer.concat([EDIT_COUNT, ...packets])),
    chunk("pakt", Buffer.concat([counts, Uint8Array.from(sizes)])),
  ]);
}
