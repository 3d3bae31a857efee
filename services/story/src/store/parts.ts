import { openWords, purposeOf, type SealedWords, sealWords } from "@storytelling/service";
import type { Reader, Tx } from "./db.ts";
import { present } from "./sealed.ts";

/** The long parts of findings. Each is sealed separately, since each is read separately. */
export const parts = ["script", "mood", "relations"] as const;
export type Part = (typeof parts)[number];

export type Parts = Readonly<Record<Part, string>>;
type SealedParts = { [P in Part as `sealed_${P}`]: Buffer | null };
type Table = "story_analyses" | "story_views";

export const partFor = (table: Table, analysisId: string, part: Part | "characters"): string =>
  purposeOf(`${table}.sealed_${part}`, analysisId);

/** Seals the parts of findings, as JSON, for a row of a table. */
export async function sealParts(
  tx: Tx,
  ownerId: string,
  { table, analysisId }: { table: Table; analysisId: string },
  given: Parts,
): Promise<SealedParts> {
  const items = parts.map((part) => ({ words: given[part], purpose: partFor(table, analysisId, part) }));
  const [script = null, mood = null, relations = null] = await sealWords(tx, ownerId, items);
  return { sealed_script: script, sealed_mood: mood, sealed_relations: relations };
}

/** Opens the parts of findings, as JSON. @throws Refusal `not-found` when the owner's key was deleted */
export async function openParts(
  db: Reader | Tx,
  { table, analysisId }: { table: Table; analysisId: string },
  row: SealedParts & { owner_id: string },
): Promise<Parts> {
  const items = parts.map(
    (part): SealedWords => ({
      userId: row.owner_id,
      sealed: row[`sealed_${part}`],
      purpose: partFor(table, analysisId, part),
    }),
  );
  const [script, mood, relations] = await openWords(db, items);
  return { script: present(script), mood: present(mood), relations: present(relations) };
}
