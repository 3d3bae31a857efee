import { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";
import type { ReadPart } from "../definition/parts.ts";

// PKWARE's APPNOTE 6.3.10: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
const most32 = 0xffff_ffff;
const most16 = 0xffff;
const utf8AndDescriptor = 0x0808;
const stored = /\.(?:mp3|mp4|m4a|ogg|opus|webm|jpe?g|png|zip|epub)$/i;

interface Written {
  readonly name: Buffer;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * Files as one zip, a chunk at a time. ZIP64 is used where a file, the number of files or the whole is too large
 * without it.
 */
export async function* zip(parts: AsyncIterable<ReadPart>, at: Date): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let offset = 0;
  for await (const part of parts) {
    const name = Buffer.from(part.path);
    const method = stored.test(part.path) ? 0 : 8;
    const large = part.size >= most32 - most16;
    const head = localHeader(name, method, at, large);
    yield head;
    let [crc, size, packed] = [0, 0, 0];
    const counted = (async function* () {
      for await (const chunk of part.content) {
        crc = crc32(chunk, crc);
        size += chunk.length;
        yield chunk;
      }
    })();
    const body =
      method === 0 ? counted : Readable.from(counted, { objectMode: false }).compose(createDeflateRaw());
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      packed += chunk.length;
      yield chunk;
    }
    const tail = descriptor(crc, packed, size, large);
    yield tail;
    written.push({ name, method, crc, packed, size, offset });
    offset += head.length + packed + tail.length;
  }
  const entries = written.map((entry) => centralHeader(entry, at));
  const size = entries.reduce((sum, entry) => sum + entry.length, 0);
  yield* entries;
  yield ending(written.length, size, offset);
}

function localHeader(name: Buffer, method: number, at: Date, large: boolean): Buffer {
  const extra = large ? Buffer.concat([words(1, 16), longs(0, 0)]) : Buffer.alloc(0);
  const sizes = large ? most32 : 0;
  return Buffer.concat([
    ints(0x04034b50),
    words(large ? 45 : 20, utf8AndDescriptor, method, ...dosTime(at)),
    ints(0, sizes, sizes),
    words(name.length, extra.length),
    name,
    extra,
  ]);
}

const descriptor = (crc: number, packed: number, size: number, large: boolean): Buffer =>
  Buffer.concat([ints(0x08074b50, crc), large ? longs(packed, size) : ints(packed, size)]);

function centralHeader({ name, method, crc, packed, size, offset }: Written, at: Date): Buffer {
  const large = [size, packed, offset].filter((value) => value >= most32);
  const extra =
    large.length > 0 ? Buffer.concat([words(1, large.length * 8), longs(...large)]) : Buffer.alloc(0);
  const fit = (value: number) => Math.min(value, most32);
  return Buffer.concat([
    ints(0x02014b50),
    words(45, 45, utf8AndDescriptor, method, ...dosTime(at)),
    ints(crc, fit(packed), fit(size)),
    words(name.length, extra.length, 0, 0, 0),
    ints(0, fit(offset)),
    name,
    extra,
  ]);
}

function ending(count: number, size: number, offset: number): Buffer {
  const number = Math.min(count, most16);
  const end = Buffer.concat([
    ints(0x06054b50),
    words(0, 0, number, number),
    ints(Math.min(size, most32), Math.min(offset, most32)),
    words(0),
  ]);
  if (count < most16 && size < most32 && offset < most32) return end;
  const end64 = [ints(0x06064b50), longs(44), words(45, 45), ints(0, 0), longs(count, count, size, offset)];
  const locator = [ints(0x07064b50, 0), longs(offset + size), ints(1)];
  return Buffer.concat([...end64, ...locator, end]);
}

/** MS-DOS time and date, in UTC. */
const dosTime = (at: Date): [number, number] => [
  (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
];

const laid =
  (bytes: number, write: (buffer: Buffer, value: number, at: number) => unknown) =>
  (...values: number[]): Buffer => {
    const buffer = Buffer.alloc(values.length * bytes);
    for (const [index, value] of values.entries()) write(buffer, value, index * bytes);
    return buffer;
  };
const words = laid(2, (buffer, value, at) => buffer.writeUInt16LE(value, at));
const ints = laid(4, (buffer, value, at) => buffer.writeUInt32LE(value, at));
const longs = laid(8, (buffer, value, at) => buffer.writeBigUInt64LE(BigInt(value), at));
