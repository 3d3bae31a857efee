import { openWords, purposeOf, sealWords, type Tx } from "@storytelling/service";
import type { TakeFinding } from "@storytelling/values";
import type { Reader, Tables } from "./tables.ts";

/** A recording that a person's voice profile is made from. */
export interface VoiceSample {
  readonly id: string;
  readonly voiceId: string;
  readonly personId: string;
  readonly blobId: string;
  /** What was read, where that is known. */
  readonly text: string | null;
  readonly durationMs: number;
  readonly sampleRate: number;
  readonly words: number;
  readonly findings: readonly TakeFinding[];
  readonly createdAt: Date;
}

const textFor = (id: string): string => purposeOf("voice_samples.sealed", id);

export async function insertSample(tx: Tx<Tables>, sample: VoiceSample): Promise<void> {
  const words = sample.text === null ? [] : [{ words: sample.text, purpose: textFor(sample.id) }];
  const [sealed = null] = await sealWords(tx, sample.personId, words);
  await tx
    .insertInto("voice_samples")
    .values({
      id: sample.id,
      voice_id: sample.voiceId,
      person_id: sample.personId,
      blob_id: sample.blobId,
      sealed,
      duration_ms: sample.durationMs,
      sample_rate: sample.sampleRate,
      words: sample.words,
      findings: JSON.stringify(sample.findings),
      created_at: sample.createdAt,
    })
    .execute();
}

/** The samples of profiles, oldest first. */
export async function samplesOf(
  reader: Reader,
  of: { voiceIds: readonly string[] } | { personId: string },
): Promise<VoiceSample[]> {
  let query = reader.selectFrom("voice_samples").selectAll().orderBy("id");
  if ("personId" in of) query = query.where("person_id", "=", of.personId);
  else if (of.voiceIds.length === 0) return [];
  else query = query.where("voice_id", "in", of.voiceIds);
  const rows = await query.execute();
  const texts = await openWords(
    reader,
    rows.map(({ id, person_id: userId, sealed }) => ({ userId, sealed, purpose: textFor(id) })),
  );
  return rows.map((row, at) => ({
    id: row.id,
    voiceId: row.voice_id,
    personId: row.person_id,
    blobId: row.blob_id,
    text: texts[at] ?? null,
    durationMs: row.duration_ms,
    sampleRate: row.sample_rate,
    words: row.words,
    findings: row.findings,
    createdAt: row.created_at,
  }));
}

/** Deletes a sample of a profile, and returns its blob's id; null when there is none. */
export async function deleteSample(tx: Tx<Tables>, voiceId: string, id: string): Promise<string | null> {
  const row = await tx
    .deleteFrom("voice_samples")
    .where("voice_id", "=", voiceId)
    .where("id", "=", id)
    .returning("blob_id")
    .executeTakeFirst();
  return row?.blob_id ?? null;
}

/** Whether a sample is kept in this blob. */
export async function isSampleKept(reader: Reader, blobId: string): Promise<boolean> {
  const row = await reader
    .selectFrom("voice_samples")
    .select("id")
    .where("blob_id", "=", blobId)
    .executeTakeFirst();
  return row !== undefined;
}

export const deleteSamplesOf = (tx: Tx<Tables>, personId: string): Promise<unknown> =>
  tx.deleteFrom("voice_samples").where("person_id", "=", personId).execute();
