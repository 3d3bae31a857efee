import { noText, tooLarge } from "./faults.ts";
import type { ImportedStory, ImportRequest } from "./imported-story.ts";
import { IMPORT_LIMIT_BYTES, WORK_LIMITS } from "./limits.ts";
import { runInWorker } from "./run-in-worker.ts";

/**
 * Reads an uploaded .txt, .md, .docx, .epub or .html file into story text, in a separate thread. The caller limits how
 * many run at the same time. Throws a Refusal with a fault on `file`: `invalid` (empty, damaged), `too-large` or
 * `unsupported`.
 */
export const importDocument = async ({ bytes, filename, signal }: ImportRequest): Promise<ImportedStory> => {
  signal?.throwIfAborted();
  if (bytes.length === 0) throw noText("This file is empty: choose one that contains a story.");
  if (bytes.length > IMPORT_LIMIT_BYTES)
    throw tooLarge(
      "file-too-large",
      `This file is over ${IMPORT_LIMIT_BYTES / 1024 / 1024} MiB: import it in parts.`,
    );
  return runInWorker({ bytes, filename }, WORK_LIMITS, signal);
};
