import { holdPerson, type Tx, transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { keyOf } from "../domain/line-key.ts";
import { ready } from "../domain/take.ts";
import { takeIdAt } from "../domain/take-ids.ts";
import type { Tables } from "../store/tables.ts";
import { keptKeys } from "../store/take-keys.ts";
import { insertPieces } from "../store/take-pieces.ts";
import { sealTakeName, sealTakeWords } from "../store/take-words.ts";
import {
  insertTake,
  lockTake,
  type NewPiece,
  type OpenTake,
  saveTake,
  type TakeRow,
  takeOf,
} from "../store/takes.ts";
import { originalBlob } from "./blob-ids.ts";
import { chooseTake } from "./choose.ts";
import { allows, requireConsent } from "./consents.ts";
import { enqueueErasure } from "./enqueue.ts";
import { keepPieces } from "./keep-pieces.ts";
import { noteTakeMeasures, type TakeMeasures } from "./note-take-measures.ts";
import type { PreparedTake } from "./prepare-takes.ts";

/**
 * Stores prepared takes under the key of the person who speaks, and announces them. When the person took the recording or
 * the consent back meanwhile, nothing of it stays.
 */
export async function keepTakes(
  app: App,
  take: OpenTake,
  prepared: readonly PreparedTake[],
  name: string | null,
): Promise<void> {
  const made: Made[] = [];
  for (const [nth, each] of prepared.entries()) {
    const id = takeIdAt(take.id, nth);
    made.push({ id, prepared: each, pieces: await keepPieces(app, { id, personId: take.person_id }, each) });
  }
  let kept = false;
  try {
    const sounds = prepared.map(({ sound }) => sound);
    const words = prepared.reduce((sum, each) => sum + each.words.length, 0);
    const heard = { words, measure: await app.aligner.measure(sounds, words) };
    kept = await transaction(app.db, (tx) => save(app, tx, take, made, { name, ...heard }));
  } finally {
    if (!kept) await drop(app, take, made);
  }
}

interface Made {
  readonly id: string;
  readonly prepared: PreparedTake;
  readonly pieces: readonly NewPiece[];
}

/** Deletes what was put for a take that was not kept; another run of the job may have kept it. */
const drop = (app: App, { id, person_id: personId }: OpenTake, made: readonly Made[]): Promise<void> =>
  transaction(app.db, async (tx) => {
    if ((await lockTake(tx, id))?.status === "ready") return;
    for (const blob of blobsOf(made)) await app.blobs.delete(personId, blob);
  });

const blobsOf = (made: readonly Made[]): string[] =>
  made.flatMap(({ pieces }) => pieces.map(({ blobId }) => blobId));

async function save(
  app: App,
  tx: Tx<Tables>,
  { id, owner_id: ownerId, person_id: personId, consent_id: consentId, story_id: storyId }: OpenTake,
  made: readonly Made[],
  { name, ...heard }: { name: string | null } & Pick<TakeMeasures, "words" | "measure">,
): Promise<boolean> {
  const now = app.clock.now();
  const voice = { consentId, personId, storyId };
  await requireConsent(tx, { ...voice, use: "this-story" }, now);
  const publishable = await allows(tx, { ...voice, use: "publishing" }, now);
  const row = await lockTake(tx, id);
  if (row?.status !== "received" && row?.status !== "waiting") return false;
  if (!(await holdPerson(tx, personId)) || !(await holdPerson(tx, ownerId))) return false;
  for (const one of made) await saveOne(app, tx, { ...row, publishable }, one, name);
  const language = made[0]?.prepared.line.language ?? "en";
  await noteTakeMeasures(app, tx, { personId, consentId, language, name, ...heard });
  await enqueueErasure(app, tx, personId, row.contribution_id === null ? [originalBlob(id)] : []);
  return true;
}

async function saveOne(
  app: App,
  tx: Tx<Tables>,
  row: TakeRow,
  { id, prepared, pieces }: Made,
  name: string | null,
): Promise<void> {
  const { line, texts, findings, durationMs, match, loudness, noise } = prepared;
  const { owner_id: ownerId, person_id: personId } = row;
  const { findings: _, wishes, ...plain } = row;
  const sealed = await sealTakeWords(tx, { id, ownerId }, { speaker: line.speaker, texts });
  const [key] = await keptKeys(tx, ownerId, [keyOf(line, line.occurrence)]);
  const change = {
    ...{ status: "ready" as const, line: line.line, lines: 1, language: line.language, ...key, sealed },
    ...{ name: await sealTakeName(tx, { id, personId }, name), publishable: row.publishable },
    ...{ match, loudness, noise, duration_ms: Math.round(durationMs), findings: JSON.stringify(findings) },
  };
  if (id !== row.id) await insertTake(tx, { ...plain, wishes: JSON.stringify(wishes), id });
  const told = { line: line.line, durationMs: Math.round(durationMs), findings };
  await saveTake(tx, id, change, [ready({ ...takeOf(row), id }, told)]);
  await insertPieces(tx, id, pieces);
  const saved = await lockTake(tx, id);
  if (saved?.decision === "accepted") await chooseTake(app, tx, saved, ownerId);
}
