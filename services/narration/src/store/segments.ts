import type { Db, Tx } from "@storytelling/service";
import { sql } from "kysely";
import type { Sound } from "../domain/chapters.ts";
import type { LineFlaw } from "../domain/check.ts";
import type { Origin } from "../domain/label.ts";
import type { Segment } from "../domain/plan.ts";
import type { SpokenForm, Word } from "../domain/spoken-form.ts";
import { insertLines, readLines } from "./lines.ts";
import type { KeptWord, Reader, Tables } from "./tables.ts";

const atATime = 5000;

/** Writes a narration's segments. Those without words are ready at once. */
export async function insertSegments(
  tx: Tx<Tables>,
  { id, ownerId }: { id: string; ownerId: string },
  segments: readonly Segment[],
): Promise<void> {
  await insertLines(tx, { id, ownerId }, segments);
  for (let at = 0; at < segments.length; at += atATime) {
    const rows = segments
      .slice(at, at + atATime)
      .map(({ settings, text, form: _f, speaker: _, take, ...segment }) => ({
        ...segment,
        ...settings,
        characters: [...text].length,
        ...(take ? { takeId: take.takeId, takePiece: take.piece, takeWords: keptWords(take.words) } : {}),
      }));
    await sql`
      insert into narration_segments (narration_id, index, line, kind, voice_id, characters, hash, language, provider, base,
                                      pitch, rate, manner, gain_db, words, pause_ms, ready, reused,
                                      take_id, take_piece, take_words, origin)
      select ${id}, index, line, kind, "voiceId", characters, hash, language, provider, base,
             pitch, rate, nullif(manner, 'plain'), "gainDb", words, "pauseMs",
             hash is null or "takeId" is not null, repeats or "takeId" is not null,
             "takeId", "takePiece", "takeWords", case when "takeId" is null then 'synthetic' else 'human' end
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(
             index int, line int, kind text, "voiceId" text, characters int, hash text, language text, provider text,
             base text, pitch float8, rate float8, manner text, "gainDb" float8, words int, "pauseMs" int,
             repeats boolean, "takeId" uuid, "takePiece" int, "takeWords" jsonb)`.execute(tx);
  }
}

/** Timed words as they are stored. */
export const keptWords = (words: readonly Word[]): KeptWord[] =>
  words.map(({ start, end, fromMs, toMs }) => [start, end, fromMs, toMs]);

/** Marks the segments as ready whose renditions exist, and updates the narration's counts. */
export async function markReady(tx: Tx<Tables>, narrationId: string): Promise<void> {
  await sql`
    update narration_segments s set ready = true, reused = true
      from renditions r, story_narrations n
     where s.narration_id = ${narrationId} and n.id = s.narration_id and not s.ready
       and r.owner_id = n.owner_id and r.hash = s.hash`.execute(tx);
  await sql`
    update story_narrations n
       set lines_ready = (select count(*) from narration_segments where narration_id = n.id and ready),
           lines_checked = a.checked, lines_rerendered = a.rerendered, lines_flawed = a.flawed,
           words_left = w.words, words_to_render = greatest(n.words_to_render, w.words)
      from (select coalesce(sum(words), 0)::int as words
              from (select distinct on (hash) words from narration_segments
                     where narration_id = ${narrationId} and not ready) as missing) as w,
           (select count(r.flaws)::int as checked, count(*) filter (where r.rerendered)::int as rerendered,
                   count(*) filter (where jsonb_array_length(r.flaws) > 0)::int as flawed
              from narration_segments s join story_narrations o on o.id = s.narration_id
              join renditions r on r.owner_id = o.owner_id and r.hash = s.hash
             where s.narration_id = ${narrationId} and s.ready and s.take_id is null) as a
     where n.id = ${narrationId}`.execute(tx);
}

/** The speech providers of the lines that a narration still lacks. */
export async function providersLeft(reader: Reader, narrationId: string): Promise<string[]> {
  const rows = await reader
    .selectFrom("narration_segments")
    .select("provider")
    .distinct()
    .where("narration_id", "=", narrationId)
    .where("ready", "=", false)
    .execute();
  return rows.map(({ provider }) => provider);
}

/** The hashes of the renditions that a narration still lacks, in the order of the story. */
export async function missingHashes(tx: Tx<Tables>, narrationId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("narration_segments")
    .select(["hash", (row) => row.fn.min("index").as("first")])
    .where("narration_id", "=", narrationId)
    .where("ready", "=", false)
    .groupBy("hash")
    .orderBy("first")
    .execute();
  return rows.flatMap((row) => row.hash ?? []);
}

/** A segment with its audio, if it has one: a rendition, or a piece of a take. */
export interface SegmentRow {
  index: number;
  line: number;
  kind: "narration" | "speech" | "heading";
  speaker: string;
  voice_id: string;
  provider: string;
  base: string;
  text: string;
  form: SpokenForm | null;
  hash: string | null;
  pause_ms: number;
  gain_db: number;
  origin: Origin;
  ready: boolean;
  reused: boolean;
  start_ms: number | null;
  end_ms: number | null;
  blob_id: string | null;
  /** Under whose key the audio is: the narration's owner's, or that of the person who speaks. */
  blob_owner: string;
  samples: number | null;
  sample_rate: number | null;
  /** Words of a rendition: offsets into what is said. */
  spoken: KeptWord[] | null;
  take_id: string | null;
  /** Whether a synthetic voice has spoken it, also where a take is heard. */
  rendered: boolean;
  /** Words of a take: offsets into the text. */
  take_words: KeptWord[] | null;
  /** What is wrong with its audio; null when it was not checked. */
  flaws: LineFlaw[] | null;
  rerendered: boolean | null;
}

/** Segments of a narration in order, from the index `from`, at most `limit`. */
export async function listSegments(
  { read }: Pick<Db<Tables>, "read">,
  narrationId: string,
  from = 0,
  limit = Number.MAX_SAFE_INTEGER,
): Promise<SegmentRow[]> {
  const rows = await read
    .selectFrom("narration_segments as s")
    .innerJoin("story_narrations as n", "n.id", "s.narration_id")
    .leftJoin("renditions as r", (join) =>
      join.onRef("r.hash", "=", "s.hash").onRef("r.owner_id", "=", "n.owner_id"),
    )
    .leftJoin("takes as t", "t.id", "s.take_id")
    .leftJoin("take_pieces as p", (join) =>
      join.onRef("p.take_id", "=", "s.take_id").onRef("p.piece", "=", "s.take_piece"),
    )
    .select([
      "s.index",
      "s.line",
      "s.kind",
      "s.voice_id",
      "s.hash",
      "s.pause_ms",
      "s.gain_db",
      "s.origin",
      "s.provider",
      "s.base",
      "s.ready",
      "s.reused",
      "s.start_ms",
      "s.end_ms",
      "s.take_id",
      "s.take_words",
      "r.words as spoken",
    ])
    .select((row) => [
      row("r.hash", "is not", null).$castTo<boolean>().as("rendered"),
      row.fn.coalesce("p.blob_id", "r.blob_id").as("blob_id"),
      row.fn.coalesce("t.person_id", "n.owner_id").as("blob_owner"),
      row.fn.coalesce("p.samples", "r.samples").as("samples"),
      row.fn.coalesce("p.sample_rate", "r.sample_rate").as("sample_rate"),
      // Nothing is checked of people's voices.
      row.case().when("s.take_id", "is", null).then(row.ref("r.flaws")).end().as("flaws"),
      row.case().when("s.take_id", "is", null).then(row.ref("r.rerendered")).end().as("rerendered"),
    ])
    .where("s.narration_id", "=", narrationId)
    .where("s.index", ">=", from)
    .orderBy("s.index")
    .limit(limit)
    .execute();
  const lineOf = await readLines(read, narrationId, from, rows.at(-1)?.index ?? from);
  return rows.map((row) => ({ ...row, ...lineOf(row.index) }));
}

/** The places of a done narration's segments, in order, without their words. */
export async function soundsOf(reader: Reader, narrationId: string): Promise<Sound[]> {
  const rows = await reader
    .selectFrom("narration_segments")
    .select(["line", "kind", "start_ms", "hash"])
    .where("narration_id", "=", narrationId)
    .orderBy("index")
    .execute();
  return rows.map(({ line, kind, start_ms, hash }) => ({
    line,
    kind,
    startMs: start_ms ?? 0,
    silent: hash === null,
  }));
}

/** Writes the place of each segment's audio in the audiobook; places are in the order of the segments. */
export async function placeSegments(
  tx: Tx<Tables>,
  narrationId: string,
  places: readonly { index: number; startMs: number; endMs: number }[],
): Promise<void> {
  for (let at = 0; at < places.length; at += atATime) {
    const rows = JSON.stringify(places.slice(at, at + atATime));
    await sql`
      update narration_segments s set start_ms = x."startMs", end_ms = x."endMs"
        from jsonb_to_recordset(${rows}::jsonb) as x(index int, "startMs" float8, "endMs" float8)
       where s.narration_id = ${narrationId} and s.index = x.index`.execute(tx);
  }
}
