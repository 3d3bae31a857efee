import { appendFile, readFile } from "node:fs/promises";
import { z } from "zod";
import type { Anchor } from "../domain/audit.ts";

const AnchorLine = z.object({ position: z.int().positive(), hash: z.string(), time: z.string() });

/** Appends an anchor to a file, out of reach of anyone who can write to the database. */
export const appendAnchor = (path: string, { position, hash, time }: Anchor): Promise<void> =>
  appendFile(path, `${JSON.stringify({ position, hash, time })}\n`, { mode: 0o600 });

/** Reads the anchors in a file and skips its other lines, such as a log's. None when the file does not exist. */
export async function readAnchors(path: string): Promise<Anchor[]> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").flatMap((line) => {
    try {
      const value = JSON.parse(line);
      const parsed = AnchorLine.safeParse(value.auditAnchor ?? value);
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  });
}
