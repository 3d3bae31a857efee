import {
  type JobRun,
  partsType,
  type ReadPart,
  readParts,
  transaction,
  whole,
  zip,
} from "@storytelling/service";
import type { App } from "../app.ts";
import { manifestOf, readmeOf, safePath } from "../domain/export-file.ts";
import { type Export, exportEnd } from "../domain/rights.ts";
import { signExportToken } from "../security/access-tokens.ts";
import { exportBlob, partBlob } from "../steps/export-jobs.ts";
import { dropExpired, dropOthers, findExport, finishExport, savePart } from "../store/exports.ts";
import { lockHolder } from "../store/users.ts";

/** After this many attempts a service that does not answer is left out, and the file says so. */
export const exportAttempts = 4;

/** Fetches what every service keeps about a person, each part once, and makes one file of it. */
export async function gatherExport(app: App, { exportId }: { exportId: string }, run: JobRun): Promise<void> {
  const begun = await findExport(app.db.read, exportId);
  if (begun?.status !== "gathering") return;
  const waiting = begun.parts.filter((part) => part.state !== "gathered").map((part) => part.service);
  const failed = (await Promise.all(waiting.map((service) => gather(app, begun, service, run)))).filter(
    (error) => error !== null,
  );
  if (failed.length > 0 && run.attempt < exportAttempts) throw failed[0];
  await compose(app, exportId);
}

/** Fetches one service's part. Returns the error when that fails, else null. */
async function gather(app: App, { id, userId }: Export, service: string, run: JobRun): Promise<Error | null> {
  try {
    const token = await transaction(app.db, async (tx) => {
      const holder = await lockHolder(tx, app, userId);
      if (!holder) throw new Error("The account is gone.");
      return signExportToken(await app.signingKey(tx), holder, app.clock.now());
    });
    const bytes = await app.services.myData(service, { userId, token }, run.signal);
    await app.blobs.put(userId, whole(bytes), { contentType: partsType, id: partBlob(id, service) });
    await transaction(app.db, (tx) => savePart(tx, id, service, "gathered"));
    return null;
  } catch (error) {
    if (run.signal.aborted) throw error;
    app.log.warn({ err: error, service, exportId: id }, "part of an export could not be fetched");
    await transaction(app.db, (tx) => savePart(tx, id, service, "missing"));
    return error as Error;
  }
}

async function compose(app: App, exportId: string): Promise<void> {
  const found = await findExport(app.db.read, exportId);
  if (!found) return;
  const { userId, parts } = found;
  const now = app.clock.now();
  const file = await app.blobs.put(userId, zip(contents(app, found, now), now), {
    contentType: "application/zip",
    id: exportBlob(exportId),
  });
  const status = parts.every((part) => part.state === "gathered") ? "ready" : "partial";
  const { kept, old } = await transaction(app.db, async (tx) => {
    const done = { status, size: file.size, finished_at: now, expires_at: exportEnd(now) } as const;
    const kept = await finishExport(tx, exportId, done);
    return { kept, old: kept ? await dropOthers(tx, userId, exportId) : [] };
  });
  for (const { service } of parts) await app.blobs.delete(userId, partBlob(exportId, service));
  for (const id of kept ? old : [exportId]) await app.blobs.delete(userId, exportBlob(id));
  const expired = await transaction(app.db, (tx) => dropExpired(tx, now));
  for (const one of expired) await app.blobs.delete(one.userId, exportBlob(one.id));
}

async function* contents(app: App, { id, userId, parts }: Export, at: Date): AsyncGenerator<ReadPart> {
  const services: { service: string; files: number | null }[] = [];
  for (const { service, state } of parts) {
    if (state !== "gathered") {
      services.push({ service, files: null });
      continue;
    }
    let files = 0;
    for await (const part of readParts(await app.blobs.read(userId, partBlob(id, service)))) {
      files += 1;
      yield { ...part, path: safePath(service, part.path) };
    }
    services.push({ service, files });
  }
  yield textPart("manifest.json", `${JSON.stringify(manifestOf({ userId, at, services }), null, 2)}\n`);
  const missing = services.filter((one) => one.files === null).map((one) => one.service);
  yield textPart("README.txt", readmeOf(missing));
}

function textPart(path: string, text: string): ReadPart {
  const bytes = Buffer.from(text);
  return {
    path,
    size: bytes.length,
    content: (async function* () {
      yield bytes;
    })(),
  };
}
