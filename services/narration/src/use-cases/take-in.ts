import { type JobRun, transaction } from "@storytelling/service";
import { Refusal, TakeRefusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { refused } from "../domain/take.ts";
import { takeIdAt } from "../domain/take-ids.ts";
import { blobsOfTake, originalBlob } from "../steps/blob-ids.ts";
import { requireConsent } from "../steps/consents.ts";
import { enqueueErasure, intakeJob } from "../steps/enqueue.ts";
import { keepTakes } from "../steps/keep-takes.ts";
import { prepareTakes } from "../steps/prepare-takes.ts";
import { recordingOf } from "../steps/recording-of.ts";
import { removeTakes } from "../steps/remove-takes.ts";
import { isStoryGone } from "../store/stories.ts";
import { findTake, lockTake, type OpenTake, refuseTake, saveTake, takeOf } from "../store/takes.ts";

interface Data {
  readonly takeId: string;
  readonly ownerId: string;
  readonly personId: string;
}

const SIX_HOURS = 6 * 3600;

/** Takes a recording in: prepares it, finds its words, and stores it; or refuses it with a reason. */
export async function takeIn(app: App, data: Data, job: JobRun): Promise<void> {
  const take = await findTake(app.db.read, data.takeId);
  if (!take) return dropUnkept(app, data);
  if (take.status !== "received" && take.status !== "waiting") return;
  try {
    await prepare(app, take, job.signal);
  } catch (error) {
    if (job.signal.aborted) throw error;
    if (error instanceof Refusal && error.kind === "over-allowance") return wait(app, data);
    const reason = reasonOf(error);
    if (reason === null) throw error;
    await refuse(app, data.takeId, reason);
  }
}

async function prepare(app: App, take: OpenTake, signal: AbortSignal): Promise<void> {
  const { owner_id: ownerId, consent_id: consentId, person_id: personId, story_id: storyId } = take;
  if (await isStoryGone(app.db.read, storyId))
    throw new Refusal("conflict", "line-gone", "The story is gone.");
  const use = { consentId, personId, storyId, use: "this-story" as const };
  await transaction(app.db, (tx) => requireConsent(tx, use, app.clock.now()));
  const recording = await recordingOf(app, take, signal);
  if (!recording) return forget(app, take.id);
  const prepared = await prepareTakes(app, take, recording, signal);
  // After the recording was found to be good, and before it is stored: a bad one costs nothing.
  for (const nth of prepared.keys())
    await app.usage.hold(
      { workId: takeIdAt(take.id, nth), resource: "humanTakes", quantity: 1 },
      { actor: { id: ownerId }, address: null, signal },
    );
  await keepTakes(app, take, prepared, recording.name);
}

/** Deletes what a run put that was killed before it noticed that its take had been deleted. */
async function dropUnkept(app: App, { takeId, personId }: Data): Promise<void> {
  for (const blobId of blobsOfTake(takeId)) await app.blobs.delete(personId, blobId);
}

/** The reason to refuse a recording; null when a retry may help. */
function reasonOf(error: unknown): TakeRefusal | null {
  if (!(error instanceof Refusal)) return null;
  if (error.code === "consent-ended") return "consent-missing";
  return TakeRefusal.safeParse(error.code).data ?? null;
}

async function refuse(app: App, takeId: string, reason: TakeRefusal): Promise<void> {
  await transaction(app.db, async (tx) => {
    const row = await lockTake(tx, takeId);
    if (row?.status !== "received" && row?.status !== "waiting") return;
    await refuseTake(tx, takeId, reason, refused(takeOf(row), reason));
    await enqueueErasure(app, tx, row.person_id, row.contribution_id === null ? [originalBlob(takeId)] : []);
  });
}

/** The owner's allowance is used up. The recording is kept where it is, and tried again later. */
async function wait(app: App, data: Data): Promise<void> {
  await transaction(app.db, async (tx) => {
    const row = await lockTake(tx, data.takeId);
    if (row?.status !== "received" && row?.status !== "waiting") return;
    await saveTake(tx, data.takeId, { status: "waiting" });
    await app.jobs.enqueue(tx, intakeJob, [data], { startAfterSeconds: SIX_HOURS });
  });
}

const forget = (app: App, id: string): Promise<void> =>
  transaction(app.db, async (tx) => {
    await removeTakes(app, tx, [{ id }], app.clock.now());
  });

/** After the last attempt: without a consent the recording is refused. After an outage it is tried again, since it is kept. */
export async function takeInLater(app: App, data: Data, error: unknown): Promise<void> {
  if (error instanceof Refusal && error.code === "consent-unknown")
    return refuse(app, data.takeId, "consent-missing");
  await transaction(app.db, (tx) => app.jobs.enqueue(tx, intakeJob, [data], { startAfterSeconds: 600 }));
}
