import { createHash } from "node:crypto";

/**
 * The id of a take of one recording: the recording's own for the first, made from it for the others, so that preparing the
 * recording again makes the same takes.
 */
export function takeIdAt(recordingId: string, nth: number): string {
  if (nth === 0) return recordingId;
  const hash = createHash("sha256").update(`${recordingId}/${nth}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}
