import { lexiconFrom, type Reading } from "../domain/pronunciation.ts";
import { findList } from "../store/pronunciations.ts";
import type { Reader } from "../store/tables.ts";

/** The pronunciations with which a story is read, and the versions of the lists that they are from. */
export async function readLexicon(
  reader: Reader,
  ownerId: string,
  storyId: string,
): Promise<{ lexicon: Reading[]; lists: (string | null)[] }> {
  const story = await findList(reader, { ownerId, storyId });
  const user = await findList(reader, { ownerId, storyId: null });
  return { lexicon: lexiconFrom(story.entries, user.entries), lists: [story.version, user.version] };
}
