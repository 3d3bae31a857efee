import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { damaged, tooLarge, unsupported } from "./faults.ts";
import { ARCHIVE_LIMITS, type ArchiveLimits } from "./limits.ts";

const bomb = () =>
  tooLarge(
    "archive-too-large",
    "This file unpacks to far more than a story: export it again without extras.",
  );

const cutOff = (cause: unknown) =>
  damaged(
    "This file is damaged or was not uploaded completely: open it, save it again and upload it again.",
    cause,
  );

/** A zip container whose entries are inflated one at a time, on demand, never past the limits. */
export class Archive {
  readonly #zip: ZipFile;
  readonly #entries: Map<string, Entry>;
  readonly #limits: ArchiveLimits;
  #inflated = 0;

  private constructor(zip: ZipFile, entries: Map<string, Entry>, limits: ArchiveLimits) {
    this.#zip = zip;
    this.#entries = entries;
    this.#limits = limits;
  }

  /** Reads only the directory; refuses unsafe names, too many entries and declared sizes over the limits. */
  static async open(bytes: Uint8Array, limits: ArchiveLimits = ARCHIVE_LIMITS): Promise<Archive> {
    const entries = new Map<string, Entry>();
    let declared = 0;
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).catch(
      (error: unknown) => {
        throw cutOff(error);
      },
    );
    if (zip.entryCount > limits.entries) throw bomb();
    try {
      for await (const entry of zip.eachEntry()) {
        declared += entry.uncompressedSize;
        if (declared > limits.inflatedBytes) throw bomb();
        if (!entry.fileName.endsWith("/")) entries.set(entry.fileName, entry);
      }
    } catch (error) {
      throw error instanceof Error && error.name === "Refusal" ? error : cutOff(error);
    }
    return new Archive(zip, entries, limits);
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** Inflates one entry; null when none has that name. Checks its size and CRC-32. */
  async read(name: string): Promise<Buffer | null> {
    const entry = this.#entries.get(name);
    if (entry === undefined) return null;
    if (entry.isEncrypted())
      throw unsupported(
        "file-encrypted",
        "This file is locked with a password: save a copy without one and import that.",
      );
    const parts: Buffer[] = [];
    let size = 0;
    let sum = 0;
    try {
      const stream = await this.#zip.openReadStreamPromise(entry);
      for await (const part of stream as AsyncIterable<Buffer>) {
        size += part.length;
        this.#inflated += part.length;
        if (size > this.#limits.entryBytes || this.#inflated > this.#limits.inflatedBytes) {
          stream.destroy();
          throw bomb();
        }
        sum = crc32(part, sum);
        parts.push(part);
      }
      if (sum !== entry.crc32) throw new Error(`CRC-32 of ${name} is wrong`);
    } catch (error) {
      throw error instanceof Error && error.name === "Refusal" ? error : cutOff(error);
    }
    return Buffer.concat(parts);
  }
}
