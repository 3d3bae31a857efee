/** Milliseconds of a frame by the packet's first five bits: SILK, hybrid, CELT. */
const frameMs = (config: number): number => {
  if (config < 12) return [10, 20, 40, 60][config & 3] as number;
  return config < 16 ? ([10, 20][config & 1] as number) : ([2.5, 5, 10, 20][config & 3] as number);
};

/** How long the sound of an Opus packet is, by RFC 6716, section 3.1. */
export function opusSeconds(packet: Uint8Array): number {
  const [first = 0, second = 0] = packet;
  const code = first & 3;
  const frames = code === 0 ? 1 : code === 3 ? second & 63 : 2;
  return packet.length === 0 ? 0 : (frames * frameMs(first >> 3)) / 1000;
}
