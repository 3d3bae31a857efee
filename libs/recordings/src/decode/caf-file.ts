/** What a CAF file tells of its sound. All numbers are big-endian. */
export interface CafFile {
  readonly sampleRate: number;
  /** `lpcm`, `aac `, `opus`, `alac` … */
  readonly codec: string;
  readonly channels: number;
  /** In bytes; 0 when packets differ, and `packetSizes` tells each. */
  readonly packetBytes: number;
  readonly framesPerPacket: number;
  readonly bits: number;
  readonly flags: number;
  readonly data: Uint8Array;
  readonly packetSizes: readonly number[];
  /** The decoder's own header. */
  readonly cookie: Uint8Array;
  /** Whether the file ends before its data does. */
  readonly cut: boolean;
}

const HEAD_BYTES = 8;
const CHUNK_HEAD_BYTES = 12;

/** Numbers of seven bits a byte; the highest bit says that more follow. */
function readSizes(table: Uint8Array, most: number): number[] {
  const sizes: number[] = [];
  let size = 0;
  for (const byte of table) {
    if (sizes.length >= most) break;
    size = size * 128 + (byte & 127);
    if (byte & 128) continue;
    sizes.push(size);
    size = 0;
  }
  return sizes;
}

/** Reads the chunks of a Core Audio file. @throws Error when the description or the data are missing */
export function readCaf(bytes: Uint8Array): CafFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Uint8Array>();
  let [at, cut] = [HEAD_BYTES, false];
  while (at + CHUNK_HEAD_BYTES <= bytes.length) {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    const size = view.getBigInt64(at + 4);
    at += CHUNK_HEAD_BYTES;
    // A recorder that was stopped hard leaves -1: the data go on to the end.
    const end = size < 0n ? bytes.length : at + Number(size);
    cut ||= end > bytes.length;
    chunks.set(name, bytes.subarray(at, Math.min(end, bytes.length)));
    at = end;
  }
  const desc = chunks.get("desc");
  const data = chunks.get("data");
  if (!desc || desc.length < 32 || !data || data.length < 4) throw new Error("The file holds no sound.");
  const head = new DataView(desc.buffer, desc.byteOffset, desc.byteLength);
  const table = chunks.get("pakt");
  return {
    sampleRate: head.getFloat64(0),
    codec: String.fromCharCode(...desc.subarray(8, 12)),
    flags: head.getUint32(12),
    packetBytes: head.getUint32(16),
    framesPerPacket: head.getUint32(20),
    channels: head.getUint32(24),
    bits: head.getUint32(28),
    data: data.subarray(4),
    packetSizes: table && table.length > 24 ? readSizes(table.subarray(24), data.length) : [],
    cookie: chunks.get("kuki") ?? new Uint8Array(0),
    cut,
  };
}

/** The packets of a compressed sound, as far as the data go. */
export function* packetsOf({ data, packetBytes, packetSizes }: CafFile): Generator<Uint8Array> {
  let at = 0;
  for (let i = 0; packetBytes > 0 || i < packetSizes.length; i++) {
    const end = at + (packetBytes || (packetSizes[i] as number));
    if (end > data.length || end === at) return;
    yield data.subarray(at, end);
    at = end;
  }
}
