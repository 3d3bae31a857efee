import { open } from "node:fs/promises";

/**
 * Writes a stream into a file from an offset on, and syncs it to the disk. What was written before an error stays, so
 * that a later attempt can resume. Stops with `tooLong()` as an error when the file would get longer than `most` bytes.
 */
export async function appendTo(
  path: string,
  from: number,
  most: number,
  stream: AsyncIterable<Uint8Array>,
  { onBytes, tooLong }: { onBytes: (bytes: number) => void; tooLong: () => Error },
): Promise<void> {
  const file = await open(path, from > 0 ? "r+" : "w");
  try {
    await file.truncate(from);
    let at = from;
    for await (const chunk of stream) {
      if (at + chunk.length > most) throw tooLong();
      for (let done = 0; done < chunk.length; ) {
        const { bytesWritten } = await file.write(chunk, done, chunk.length - done, at + done);
        done += bytesWritten;
      }
      at += chunk.length;
      onBytes(at);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}
