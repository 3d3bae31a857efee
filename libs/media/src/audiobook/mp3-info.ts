/** Samples in a frame of MPEG-2 layer III, and the bytes of one at 64 kbit/s and 24 kHz: a whole number, no padding. */
export const FRAME_SAMPLES = 576;
export const FRAME_BYTES = 192;
export const BITRATE_KBPS = 64;

const HEADER = [0xff, 0xf3, 0x84, 0xc4];
const SIDE_INFO = 9;
/** LAME puts this many samples before the first. */
const ENCODER_DELAY = 576;

/** How many frames LAME makes from `samples` samples at that rate (found by trying every remainder; see the test). */
export const frameCount = (samples: number): number =>
  samples === 0 ? 2 : Math.ceil(samples / FRAME_SAMPLES) + 2;

/** CRC-16 as in the LAME tag: polynomial 0x8005, bits reflected, from zero. */
function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  }
  return crc;
}

/**
 * The first frame. It says how many frames follow, so the duration is exact. It also says which samples LAME added at
 * both ends, so players leave them out and play everything on time. Layout: the Info and LAME tag, revision 1.
 */
export function infoFrame(samples: number): Uint8Array {
  const frames = frameCount(samples);
  const bytes = (frames + 1) * FRAME_BYTES;
  const frame = new Uint8Array(FRAME_BYTES);
  const view = new DataView(frame.buffer);
  const text = (at: number, value: string): void => frame.set(new TextEncoder().encode(value), at);
  frame.set(HEADER, 0);
  let at = HEADER.length + SIDE_INFO;
  text(at, "Info");
  const [hasFrames, hasBytes, hasPlaces, hasQuality] = [1, 2, 4, 8];
  view.setUint32(at + 4, hasFrames | hasBytes | hasPlaces | hasQuality);
  view.setUint32(at + 8, frames);
  view.setUint32(at + 12, bytes);
  for (let i = 0; i < 100; i++) frame[at + 16 + i] = Math.floor((i * 256) / 100);
  view.setUint32(at + 116, 50);
  at += 120;
  text(at, "LAME3.100");
  const constantBitrate = 1;
  frame[at + 9] = constantBitrate;
  frame[at + 20] = BITRATE_KBPS;
  const padding = frames * FRAME_SAMPLES - ENCODER_DELAY - samples;
  frame.set([ENCODER_DELAY >> 4, ((ENCODER_DELAY & 15) << 4) | (padding >> 8), padding & 255], at + 21);
  view.setUint32(at + 28, bytes);
  view.setUint16(at + 34, crc16(frame.subarray(0, at + 34)));
  return frame;
}
