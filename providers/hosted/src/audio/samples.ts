import { CallFailure } from "../calls/failure.ts";

/** Mono samples of 16 bits with their rate. */
export interface Samples {
  readonly pcm: Int16Array;
  readonly sampleRate: number;
}

const half = (service: string) =>
  new CallFailure(`${service} answered with half of the audio.`, { again: true, down: true });
const useless = (service: string, what: string) =>
  new CallFailure(`${service} answered with ${what} instead of WAV audio.`, { again: false, down: false });

const OTHERS: readonly (readonly [start: RegExp, what: string])[] = [
  [/^(?:ID3|\xff[\xe2-\xff])/, "MP3"],
  [/^OggS/, "Ogg"],
  [/^fLaC/, "FLAC"],
];

/** Refuses what is no WAV by its content, whatever type the answer names. A gateway's error page may pass. */
export function decodeAnswer(service: string, bytes: Uint8Array): Samples {
  const start = Buffer.from(bytes.subarray(0, 64)).toString("latin1");
  if (start.startsWith("RIFF") && bytes.length >= 12) return decodeWav(service, bytes);
  const other = OTHERS.find(([pattern]) => pattern.test(start));
  if (other) throw useless(service, other[1]);
  const what = bytes.length === 0 ? "nothing" : /^\s*[<{[]/.test(start) ? "a page of text" : "unknown bytes";
  throw new CallFailure(`${service} answered with ${what} instead of audio.`, { again: true, down: true });
}

/** Raw mono samples of 16 bits, little-endian. */
export function decodePcm(service: string, bytes: Uint8Array, sampleRate: number): Samples {
  if (bytes.length === 0 || bytes.length % 2 === 1) throw half(service);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    pcm: Int16Array.from({ length: bytes.length / 2 }, (_, i) => view.getInt16(i * 2, true)),
    sampleRate,
  };
}

interface Format {
  readonly channels: number;
  readonly sampleRate: number;
  readonly sample: (view: DataView, at: number) => number;
  readonly width: number;
}

/** WAV of 16-bit or float samples, mixed down to one channel. A server that streams does not know the length. */
function decodeWav(service: string, bytes: Uint8Array): Samples {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let format: Format | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = Buffer.from(bytes.subarray(at, at + 4)).toString("latin1");
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (name === "fmt " && body + 16 <= bytes.length) format = formatOf(service, view, body);
    if (name === "data" && format) {
      const left = bytes.length - body;
      const streamed = size === 0 || size >= 0x7fff_0000;
      if (!streamed && size > left) throw half(service);
      return mixed(view, body, streamed ? left : size, format);
    }
    at = body + size + (size & 1);
  }
  throw half(service);
}

function formatOf(service: string, view: DataView, at: number): Format {
  const kind = view.getUint16(at, true);
  const channels = view.getUint16(at + 2, true);
  const sampleRate = view.getUint32(at + 4, true);
  const bits = view.getUint16(at + 14, true);
  const isPlain = channels >= 1 && channels <= 8 && sampleRate >= 8_000 && sampleRate <= 192_000;
  // 0xfffe names the kind in an extension; 16 bits are whole numbers there, 32 are floats.
  if (isPlain && bits === 16 && (kind === 1 || kind === 0xfffe))
    return { channels, sampleRate, width: 2, sample: (data, place) => data.getInt16(place, true) };
  if (isPlain && bits === 32 && (kind === 3 || kind === 0xfffe))
    return { channels, sampleRate, width: 4, sample: (data, place) => data.getFloat32(place, true) * 32_767 };
  throw useless(service, "WAV of an unusual kind");
}

function mixed(view: DataView, at: number, size: number, format: Format): Samples {
  const { channels, sampleRate, width, sample } = format;
  const pcm = new Int16Array(Math.floor(size / (width * channels)));
  for (let i = 0; i < pcm.length; i++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++)
      sum += sample(view, at + (i * channels + channel) * width);
    pcm[i] = Math.max(-32_768, Math.min(32_767, Math.round(sum / channels)));
  }
  return { pcm, sampleRate };
}
