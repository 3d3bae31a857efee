import { openWords, purposeOf, sealWords } from "@storytelling/service";
import type { SessionLine } from "../domain/lines.ts";
import type { Reader, Tx } from "./db.ts";

type Table = "voice_uploads" | "voice_contributions";

const purposeFor = (table: Table, id: string): string => purposeOf(`${table}.words_sealed`, id);

/** Lines as a participant saw them, under the key of the session's owner, whose words they are. */
export async function sealLines(
  tx: Tx,
  { table, id, ownerId }: { table: Table; id: string; ownerId: string },
  lines: readonly SessionLine[],
): Promise<Buffer> {
  const words = JSON.stringify(lines);
  const [sealed] = await sealWords(tx, ownerId, [{ words, purpose: purposeFor(table, id) }]);
  return sealed as Buffer;
}

/** The lines again; none when the owner's key was deleted. */
export async function openLines(
  db: Reader | Tx,
  { table, id, ownerId, sealed }: { table: Table; id: string; ownerId: string; sealed: Buffer },
): Promise<SessionLine[]> {
  const [words] = await openWords(db, [{ userId: ownerId, sealed, purpose: purposeFor(table, id) }]);
  return words ? (JSON.parse(words) as SessionLine[]) : [];
}
