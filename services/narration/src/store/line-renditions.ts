import type { SpokenForm } from "../domain/spoken-form.ts";
import { readLines } from "./lines.ts";
import type { KeptWord, Reader } from "./tables.ts";

/** Audio of a piece of a line that a synthetic voice has spoken. */
export interface SpokenPiece {
  readonly text: string;
  readonly form: SpokenForm | null;
  readonly blob_id: string;
  readonly words: KeptWord[];
}

/** The renditions of a line in the newest narration of its revision that has any; empty when there is none. */
export async function renditionsOfLine(
  reader: Reader,
  { storyId, ownerId, revision, line }: { storyId: string; ownerId: string; revision: number; line: number },
): Promise<SpokenPiece[]> {
  const rows = await reader
    .selectFrom("story_narrations as n")
    .innerJoin("narration_segments as s", "s.narration_id", "n.id")
    .innerJoin("renditions as r", (join) =>
      join.onRef("r.owner_id", "=", "n.owner_id").onRef("r.hash", "=", "s.hash"),
    )
    .select(["n.id", "s.index", "r.blob_id", "r.words"])
    .where("n.story_id", "=", storyId)
    .where("n.owner_id", "=", ownerId)
    .where("n.revision", "=", revision)
    .where("s.line", "=", line)
    .orderBy("n.id", "desc")
    .orderBy("s.index")
    .limit(100)
    .execute();
  const own = rows.filter(({ id }) => id === rows[0]?.id);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return [];
  const lineOf = await readLines(reader, first.id, first.index, last.index);
  return own.map(({ index, blob_id, words }) => {
    const { text, form } = lineOf(index);
    return { text, form, blob_id, words };
  });
}
