/** A file of an export: its path and content. The size of a stream must be known. */
export type DataPart =
  | { readonly path: string; readonly content: string | Uint8Array }
  | { readonly path: string; readonly size: number; readonly content: AsyncIterable<Uint8Array> };

/** A file of an export that is read. Read `content` to its end before you ask for the next file. */
export interface ReadPart {
  readonly path: string;
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * For each file a line of JSON with path and size, then that many bytes. A last line says that the data is complete.
 */
export const partsType = "application/vnd.storytelling.parts";
const end = Buffer.from('{"end":true}\n');
const longestHead = 10_000;

export const jsonPart = (path: string, value: unknown): DataPart => ({
  path,
  content: `${JSON.stringify(value, null, 2)}\n`,
});

export async function* writeParts(parts: AsyncIterable<DataPart>): AsyncGenerator<Uint8Array> {
  for await (const part of parts) {
    if (typeof part.content === "string" || part.content instanceof Uint8Array) {
      const bytes = Buffer.from(part.content);
      yield head(part.path, bytes.length);
      yield bytes;
      continue;
    }
    const { path, size } = part as Extract<DataPart, { size: number }>;
    yield head(path, size);
    let sent = 0;
    for await (const chunk of part.content) {
      sent += chunk.length;
      yield chunk;
    }
    if (sent !== size) throw new Error(`${path} has ${sent} bytes where ${size} were announced.`);
  }
  yield end;
}

const head = (path: string, size: number): Buffer => Buffer.from(`${JSON.stringify({ path, size })}\n`);

/** Passes bytes through. @throws Error at their end unless the data is complete, so that the writer fails */
export async function* whole(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let tail = Buffer.alloc(0);
  for await (const chunk of bytes) {
    tail = Buffer.concat([tail, chunk.subarray(-end.length)]).subarray(-end.length);
    yield chunk;
  }
  if (!tail.equals(end)) throw new Error("The data is incomplete.");
}

/** The files in the output of `writeParts`. @throws Error when the data is incomplete */
export async function* readParts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ReadPart> {
  const source = bytes[Symbol.asyncIterator]();
  let buffer = Buffer.alloc(0);

  async function more(): Promise<void> {
    const { done, value } = await source.next();
    if (done) throw new Error("The data is incomplete.");
    buffer = Buffer.concat([buffer, value]);
  }
  async function* take(size: number): AsyncGenerator<Uint8Array> {
    for (let left = size; left > 0; ) {
      if (buffer.length === 0) await more();
      const piece = buffer.subarray(0, left);
      buffer = buffer.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  try {
    for (;;) {
      while (!buffer.includes(0x0a)) {
        if (buffer.length > longestHead) throw new Error("The data is not what was expected.");
        await more();
      }
      const at = buffer.indexOf(0x0a);
      const line = JSON.parse(buffer.subarray(0, at).toString()) as {
        path: string;
        size: number;
        end?: true;
      };
      buffer = buffer.subarray(at + 1);
      if (line.end) return;
      yield { path: line.path, size: line.size, content: take(line.size) };
    }
  } finally {
    await source.return?.();
  }
}
