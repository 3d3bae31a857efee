const HEADER = 44;

/** Mono 16-bit samples as a WAV file. */
export function encodeWav(pcm: Int16Array, sampleRate: number): Uint8Array {
  const file = new Uint8Array(HEADER + pcm.length * 2);
  const view = new DataView(file.buffer);
  const name = (at: number, text: string): void => file.set(new TextEncoder().encode(text), at);
  name(0, "RIFF");
  view.setUint32(4, file.length - 8, true);
  name(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  name(36, "data");
  view.setUint32(40, pcm.length * 2, true);
  for (let i = 0; i < pcm.length; i++) view.setInt16(HEADER + i * 2, pcm[i] as number, true);
  return file;
}

/** Reads a WAV file of mono 16-bit PCM, skipping chunks it does not know; throws `RangeError` for anything else. */
export function decodeWav(file: Uint8Array): { pcm: Int16Array; sampleRate: number } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const name = (at: number): string => String.fromCharCode(...file.subarray(at, at + 4));
  if (file.length < 12 || name(0) !== "RIFF" || name(8) !== "WAVE") throw new RangeError("Not a WAV file.");
  let sampleRate = 0;
  for (let at = 12; at + 8 <= file.length; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (name(at) === "fmt " && size >= 16 && body + 16 <= file.length) {
      const plain = view.getUint16(body, true) === 1 && view.getUint16(body + 14, true) === 16;
      if (!plain || view.getUint16(body + 2, true) !== 1) throw new RangeError("Not mono 16-bit PCM.");
      sampleRate = view.getUint32(body + 4, true);
    }
    if (name(at) === "data") {
      if (sampleRate === 0) throw new RangeError("The WAV file has no format before its samples.");
      const length = Math.min(size, file.length - body) >> 1;
      const pcm = new Int16Array(length);
      for (let i = 0; i < length; i++) pcm[i] = view.getInt16(body + i * 2, true);
      return { pcm, sampleRate };
    }
    at = body + size + (size & 1);
  }
  throw new RangeError("The WAV file contains no samples.");
}
