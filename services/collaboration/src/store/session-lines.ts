import { openWords, purposeOf, sealWords } from "@storytelling/service";
import type { SessionLine } from "../domain/lines.ts";
import type { Reader, Tx } from "./db.ts";

type Words = Omit<SessionLine, "line" | "characterId" | "kind">;
/** Whose key seals the lines, and of which session they are. */
interface Of {
  readonly id: string;
  readonly ownerId: string;
}

const atOnce = 2000;
const purposeFor = (sessionId: string, line: number): string =>
  purposeOf("session_lines.sealed", sessionId, line);

/** Replaces the lines of a locked session. */
export async function replaceLines(tx: Tx, of: Of, lines: readonly SessionLine[]): Promise<void> {
  await tx.deleteFrom("session_lines").where("session_id", "=", of.id).execute();
  for (let at = 0; at < lines.length; at += atOnce) {
    const some = lines.slice(at, at + atOnce);
    const sealed = await sealWords(
      tx,
      of.ownerId,
      some.map(({ line, characterId: _id, kind: _kind, ...words }) => ({
        words: JSON.stringify(words satisfies Words),
        purpose: purposeFor(of.id, line),
      })),
    );
    const rows = some.map(({ line, characterId, kind }, n) => ({
      session_id: of.id,
      line,
      character_id: characterId,
      kind,
      sealed: sealed[n] as Buffer,
    }));
    await tx.insertInto("session_lines").values(rows).execute();
  }
}

/** The lines of a session in order; `from` and `limit` cut out a part. */
export async function linesOf(
  db: Reader | Tx,
  of: Of,
  { from = 0, limit = 1_000_000 }: { from?: number; limit?: number } = {},
): Promise<SessionLine[]> {
  const rows = await db
    .selectFrom("session_lines")
    .select(["line", "character_id", "kind", "sealed"])
    .where("session_id", "=", of.id)
    .where("line", ">=", from)
    .orderBy("line")
    .limit(limit)
    .execute();
  return openedLines(db, of, rows);
}

/** Given lines of a session, by their numbers. */
export async function someLines(
  db: Reader | Tx,
  of: Of,
  numbers: readonly number[],
): Promise<Map<number, SessionLine>> {
  if (numbers.length === 0) return new Map();
  const rows = await db
    .selectFrom("session_lines")
    .select(["line", "character_id", "kind", "sealed"])
    .where("session_id", "=", of.id)
    .where("line", "in", [...numbers])
    .execute();
  return new Map((await openedLines(db, of, rows)).map((line) => [line.line, line]));
}

/** The numbers and characters of all lines, without their words. */
export const lineNumbers = async (db: Reader | Tx, sessionId: string) => {
  const rows = await db
    .selectFrom("session_lines")
    .select(["line", "character_id"])
    .where("session_id", "=", sessionId)
    .orderBy("line")
    .execute();
  return rows.map(({ line, character_id }) => ({ line, characterId: character_id }));
};

interface Row {
  readonly line: number;
  readonly character_id: string | null;
  readonly kind: SessionLine["kind"];
  readonly sealed: Buffer;
}

async function openedLines(db: Reader | Tx, of: Of, rows: readonly Row[]): Promise<SessionLine[]> {
  const words = await openWords(
    db,
    rows.map(({ line, sealed }) => ({ userId: of.ownerId, sealed, purpose: purposeFor(of.id, line) })),
  );
  return rows.flatMap(({ line, character_id: characterId, kind }, at) => {
    const text = words[at];
    return typeof text === "string" ? [{ line, characterId, kind, ...(JSON.parse(text) as Words) }] : [];
  });
}
