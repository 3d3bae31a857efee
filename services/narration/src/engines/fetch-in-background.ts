import { setTimeout as sleep } from "node:timers/promises";
import { fetchModels, missingIn, modelNames, type OpenModels, sizeOf } from "@storytelling/models";

export interface ModelLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

const TRY_AGAIN_MS = 10 * 60_000;

/**
 * Fetches the missing models while the service works. A fetch that failed is tried again after 10 minutes.
 * @returns what ends it; the beginnings of files are kept
 */
export function fetchInBackground(
  models: OpenModels,
  from: string | undefined,
  log: ModelLog,
): () => Promise<void> {
  const stopped = new AbortController();
  const { signal } = stopped;
  const fetching = (async () => {
    while (!signal.aborted && !(await fetchOnce(models, from, log, signal)))
      await sleep(TRY_AGAIN_MS, undefined, { signal, ref: false });
  })().catch(() => {});
  return async () => {
    stopped.abort();
    await fetching;
  };
}

/** @returns whether all models are there */
async function fetchOnce(
  models: OpenModels,
  from: string | undefined,
  log: ModelLog,
  signal: AbortSignal,
): Promise<boolean> {
  const bytes = sizeOf(missingIn(models, modelNames));
  if (bytes === 0) return true;
  log.info({ folder: models.dir, bytes }, "fetching the models of the neural voices");
  let title = "";
  try {
    await fetchModels(models, {
      from,
      signal,
      onProgress({ doneBytes, totalBytes, ...progress }) {
        if (progress.title === title) return;
        title = progress.title;
        log.info({ model: title, source: progress.source, doneBytes, totalBytes }, "fetching a model");
      },
    });
    log.info({ folder: models.dir }, "the models of the neural voices are ready");
    return true;
  } catch (error) {
    if (signal.aborted) throw error;
    log.warn(
      { err: error, folder: models.dir },
      "the models could not be fetched; the quick voices read meanwhile",
    );
    return false;
  }
}
