import { personalOf } from "@storytelling/service";
import type { LineKey } from "../domain/line-key.ts";
import type { Reader } from "./tables.ts";

/** The key of a line as it is stored: hashes that are keyed, since short lines could be found by guessing. */
export interface KeptKey {
  readonly text_key: Buffer;
  readonly speaker_key: Buffer;
  readonly speaker_id: string | null;
  readonly occurrence: number;
}

/** Keys of lines in the stories of an owner, as they are stored. */
export async function keptKeys(
  reader: Reader,
  ownerId: string,
  keys: readonly LineKey[],
): Promise<KeptKey[]> {
  const personal = personalOf(reader);
  const hashes = (values: string[], purpose: string) =>
    personal.fingerprintAll(ownerId, values, purpose, reader);
  const texts = await hashes(
    keys.map(({ words }) => words),
    "takes.text_key",
  );
  const speakers = await hashes(
    keys.map(({ speaker }) => speaker),
    "takes.speaker_key",
  );
  return keys.map(({ speakerId, occurrence }, at) => ({
    text_key: texts[at] ?? Buffer.alloc(0),
    speaker_key: speakers[at] ?? Buffer.alloc(0),
    speaker_id: speakerId,
    occurrence,
  }));
}

/** Whether two stored keys are of one line. A character that was renamed is known by its id. */
export const isSameKept = (a: KeptKey, b: KeptKey): boolean =>
  a.occurrence === b.occurrence &&
  a.text_key.equals(b.text_key) &&
  (a.speaker_key.equals(b.speaker_key) || (a.speaker_id !== null && a.speaker_id === b.speaker_id));
