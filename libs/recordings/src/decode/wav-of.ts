export interface WavShape {
  /** WAVE's number of the encoding: 1 whole numbers, 3 floats, 6 A-law, 7 mu-law. */
  readonly code: number;
  readonly bits: number;
  readonly channels: number;
  readonly sampleRate: number;
}

/** Samples as a WAV file. */
export function wavOf(data: Uint8Array, { code, bits, channels, sampleRate }: WavShape): Uint8Array {
  const frame = (channels * bits) / 8;
  const head = Buffer.alloc(44);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(36 + data.length, 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(code, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(sampleRate * frame, 28);
  head.writeUInt16LE(frame, 32);
  head.writeUInt16LE(bits, 34);
  head.write("data", 36, "latin1");
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
