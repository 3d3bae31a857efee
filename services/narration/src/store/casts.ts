import { openWords, purposeOf, sealWords, type Tx } from "@storytelling/service";
import type { Part } from "../domain/casting.ts";
import type { Reader, Tables } from "./tables.ts";

/** A story's cast: who has which voice, for one revision. */
export interface Cast {
  readonly revision: number;
  /** Whether the script was known when the voices were chosen, and so who talks with whom. */
  readonly conversations: boolean;
  readonly parts: Part[];
}

export const namesFor = (storyId: string, position: number): string =>
  purposeOf("cast_parts.sealed", storyId, position);

/** A story's cast. Null if there is none, or if the owner's key was deleted and the names cannot be opened. */
export async function findCast(reader: Reader, storyId: string): Promise<Cast | null> {
  const rows = await reader
    .selectFrom("casts")
    .innerJoin("cast_parts", "cast_parts.story_id", "casts.story_id")
    .innerJoin("stories", "stories.id", "casts.story_id")
    .select(["casts.revision", "conversations", "position", "character_id", "cast_parts.sealed", "gender"])
    .select(["age", "plural", "narrator", "lines", "voice_id", "chosen_by", "owner_id"])
    .select(["talks_with", "wanted_voice_id"])
    .where("casts.story_id", "=", storyId)
    .orderBy("position")
    .execute();
  const [first] = rows;
  if (!first) return null;
  const names = await openWords(
    reader,
    rows.map(({ owner_id: userId, sealed, position }) => ({
      userId,
      sealed,
      purpose: namesFor(storyId, position),
    })),
  );
  const parts: Part[] = [];
  for (const [at, row] of rows.entries()) {
    const { character_id: id, gender, age, plural, narrator, lines } = row;
    const chosen = {
      voiceId: row.voice_id,
      chosenBy: row.chosen_by,
      talksWith: row.talks_with,
      ...(row.wanted_voice_id === null ? {} : { wanted: row.wanted_voice_id }),
    };
    const words = names[at];
    if (id === null) parts.push({ character: null, ...chosen });
    else if (!words) return null;
    else
      parts.push({
        character: { id, ...JSON.parse(words), gender, age, plural, narrator, lines },
        ...chosen,
      });
  }
  return { revision: first.revision, conversations: first.conversations, parts };
}

/** Replaces a story's cast. The caller holds the story's lock. */
export async function saveCast(tx: Tx<Tables>, storyId: string, cast: Cast): Promise<void> {
  await tx.deleteFrom("casts").where("story_id", "=", storyId).execute();
  const { revision, conversations } = cast;
  await tx.insertInto("casts").values({ story_id: storyId, revision, conversations }).execute();
  const names = await sealedNames(tx, storyId, cast.parts);
  const rows = cast.parts.map(({ character, voiceId, chosenBy, talksWith = [], wanted }, position) => ({
    story_id: storyId,
    position,
    character_id: character?.id ?? null,
    sealed: names.get(position) ?? null,
    gender: character?.gender ?? ("unknown" as const),
    age: character?.age ?? ("unknown" as const),
    plural: character?.plural ?? false,
    narrator: character?.narrator ?? false,
    lines: character?.lines ?? 0,
    voice_id: voiceId,
    chosen_by: chosenBy,
    talks_with: JSON.stringify(talksWith),
    wanted_voice_id: wanted ?? null,
  }));
  // A statement takes at most 65,535 parameters; a large cast has more.
  for (let at = 0; at < rows.length; at += 1000) {
    await tx
      .insertInto("cast_parts")
      .values(rows.slice(at, at + 1000))
      .execute();
  }
}

/** The names of all characters except the narrator, by their place in the cast. */
async function sealedNames(
  tx: Tx<Tables>,
  storyId: string,
  parts: readonly Part[],
): Promise<ReadonlyMap<number, Buffer>> {
  const { owner_id: ownerId } = await tx
    .selectFrom("stories")
    .select("owner_id")
    .where("id", "=", storyId)
    .executeTakeFirstOrThrow();
  const named = parts.flatMap(({ character }, position) => (character ? [{ character, position }] : []));
  const sealed = await sealWords(
    tx,
    ownerId,
    named.map(({ character: { name, aliases, voiceHint }, position }) => ({
      words: JSON.stringify({ name, aliases, ...(voiceHint ? { voiceHint } : {}) }),
      purpose: namesFor(storyId, position),
    })),
  );
  return new Map(sealed.map((value, at) => [named[at]?.position ?? -1, value]));
}
