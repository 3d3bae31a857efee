import { createPool } from "../pool.ts";
import type { CheckRequest, Findings } from "./check.ts";

/** Checks speech in worker threads. */
export interface SpeechChecker {
  check(request: CheckRequest, signal?: AbortSignal): Promise<Findings>;
  close(): Promise<void>;
}

const TIMEOUT_MS = 60_000;

/** A checker with one thread, which starts with the first check. A second of speech takes it about a millisecond. */
export function createSpeechChecker(): SpeechChecker {
  const pool = createPool<CheckRequest, Findings>(new URL("./worker.ts", import.meta.url), {
    workers: 1,
    timeoutMs: TIMEOUT_MS,
  });
  return { check: (request, signal) => pool.run(request, signal), close: () => pool.close() };
}
