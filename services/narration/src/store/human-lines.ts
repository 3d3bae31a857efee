import { sql } from "kysely";
import type { Reader } from "./tables.ts";
import { openTakes } from "./take-words.ts";

/** How many lines of a narration people speak, of all that are spoken, and who speaks; null when nobody does. */
export interface HumanLines {
  readonly human: number;
  readonly lines: number;
  /** Those who speak, with the times of their first and last recording in it. */
  readonly people: readonly { readonly name: string | null; readonly from: Date; readonly to: Date }[];
}

export async function humanLines(reader: Reader, narrationId: string): Promise<HumanLines | null> {
  const takes = await takesIn(reader, narrationId);
  if (takes.length === 0) return null;
  const { rows } = await sql<{ human: number; lines: number }>`
    select count(distinct line) filter (where origin = 'human')::int as human, count(distinct line)::int as lines
      from narration_segments where narration_id = ${narrationId} and hash is not null`.execute(reader);
  const { human, lines } = rows[0] ?? { human: 0, lines: 0 };
  const people = [...Map.groupBy(takes, (take) => take.person_id).values()].map((own) => {
    const times = own.map((take) => take.recorded_at.getTime());
    const name = own.find((take) => take.name !== null)?.name ?? null;
    return { name, from: new Date(Math.min(...times)), to: new Date(Math.max(...times)) };
  });
  return { human, lines, people };
}

/** The takes that are heard in a narration. */
async function takesIn(reader: Reader, narrationId: string) {
  const rows = await reader
    .selectFrom("takes")
    .selectAll()
    .where("id", "in", (one) =>
      one
        .selectFrom("narration_segments")
        .select("take_id")
        .where("narration_id", "=", narrationId)
        .where("take_id", "is not", null),
    )
    .orderBy("id")
    .execute();
  return openTakes(
    reader,
    // The words of the lines are not needed.
    rows.map((row) => ({ ...row, sealed: null })),
  );
}

/** Who speaks each line of a narration that a person speaks: one row a line. */
export async function provenanceOf(reader: Reader, narrationId: string) {
  const takes = new Map((await takesIn(reader, narrationId)).map((take) => [take.id, take]));
  const rows = await reader
    .selectFrom("narration_segments")
    .select(["line", "take_id", "voice_id", "provider"])
    .where("narration_id", "=", narrationId)
    .where("hash", "is not", null)
    .orderBy("index")
    .execute();
  return [...Map.groupBy(rows, ({ line }) => line)].map(([line, [first]]) => ({
    line,
    voiceId: first?.voice_id ?? "",
    provider: first?.provider ?? "",
    take: takes.get(first?.take_id ?? "") ?? null,
  }));
}

/** Whether a take is heard in a narration, or in its audiobook, that may not be published. */
export async function hasPrivateTakes(reader: Reader, narrationId: string): Promise<boolean> {
  const row = await reader
    .selectFrom("takes")
    .select("id")
    .where("publishable", "=", false)
    .where((one) =>
      one.or([
        one(
          "id",
          "in",
          one
            .selectFrom("narration_segments")
            .select("take_id")
            .where("narration_id", "=", narrationId)
            .where("take_id", "is not", null),
        ),
        one(
          "id",
          "in",
          one.selectFrom("book_takes").select("take_id").where("narration_id", "=", narrationId),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
