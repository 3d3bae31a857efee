import type { Tx } from "@storytelling/service";
import type { Part } from "../domain/casting.ts";
import type { Reader, Tables } from "./tables.ts";

/** A story's cast: who has which voice, for one revision. */
export interface Cast {
  readonly revision: number;
  /** Whether it was known who talks with whom when the voices were given out. */
  readonly conversations: boolean;
  readonly parts: Part[];
}

export async function findCast(reader: Reader, storyId: string): Promise<Cast | null> {
  const rows = await reader
    .selectFrom("casts")
    .innerJoin("cast_parts", "cast_parts.story_id", "casts.story_id")
    .selectAll()
    .where("casts.story_id", "=", storyId)
    .orderBy("position")
    .execute();
  const [first] = rows;
  if (!first) return null;
  return {
    revision: first.revision,
    conversations: first.conversations,
    parts: rows.map(({ character_id: id, name, aliases, gender, age, plural, narrator, lines, ...row }) => ({
      character: id === null ? null : { id, name, aliases, gender, age, plural, narrator, lines },
      voiceId: row.voice_id,
      chosenBy: row.chosen_by,
    })),
  };
}

/** Replaces a story's cast. The caller holds the story's lock. */
export async function saveCast(tx: Tx<Tables>, storyId: string, cast: Cast): Promise<void> {
  await tx.deleteFrom("casts").where("story_id", "=", storyId).execute();
  const { revision, conversations } = cast;
  await tx.insertInto("casts").values({ story_id: storyId, revision, conversations }).execute();
  const rows = cast.parts.map(({ character, voiceId, chosenBy }, position) => ({
    story_id: storyId,
    position,
    character_id: character?.id ?? null,
    name: character?.name ?? "Narrator",
    aliases: JSON.stringify(character?.aliases ?? []),
    gender: character?.gender ?? ("unknown" as const),
    age: character?.age ?? ("unknown" as const),
    plural: character?.plural ?? false,
    narrator: character?.narrator ?? false,
    lines: character?.lines ?? 0,
    voice_id: voiceId,
    chosen_by: chosenBy,
  }));
  // A statement takes 65,535 parameters; a crowd of characters has more.
  for (let at = 0; at < rows.length; at += 1000) {
    await tx
      .insertInto("cast_parts")
      .values(rows.slice(at, at + 1000))
      .execute();
  }
}
