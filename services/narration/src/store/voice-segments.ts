import type { Tx } from "@storytelling/service";
import { type NarrationRow, openNarrations, sealNarration } from "./narration-words.ts";
import type { Tables } from "./tables.ts";

/** Locks the narrations in which one of these voices has a part, oldest first. */
export const lockNarrationsBy = (tx: Tx<Tables>, voiceIds: readonly string[]): Promise<NarrationRow[]> =>
  tx
    .selectFrom("story_narrations")
    .selectAll()
    .where((one) =>
      one(
        "id",
        "in",
        one
          .selectFrom("narration_segments")
          .select("narration_id")
          .where("voice_id", "in", [...voiceIds]),
      ),
    )
    .orderBy("id")
    .forUpdate()
    .execute();

/** Gives the parts of a narration another voice's id and name, where they have one of these. Their audio stays. */
export async function renameVoices(
  tx: Tx<Tables>,
  row: NarrationRow,
  voices: ReadonlyMap<string, { readonly id: string; readonly name: string }>,
): Promise<void> {
  for (const [from, { id: to }] of voices)
    await tx
      .updateTable("narration_segments")
      .set({ voice_id: to })
      .where("narration_id", "=", row.id)
      .where("voice_id", "=", from)
      .execute();
  const [words] = await openNarrations(tx, [row]);
  if (!words) return;
  const parts = words.parts.map((part) => {
    const other = voices.get(part.voiceId);
    return other ? { ...part, voiceId: other.id, voiceName: other.name } : part;
  });
  const { id, owner_id: ownerId } = row;
  const sealed = await sealNarration(tx, { id, ownerId }, { ...words, parts });
  await tx.updateTable("story_narrations").set({ sealed }).where("id", "=", id).execute();
}
