import { createPool } from "@storytelling/media";
import { fliteBases, fliteVoices } from "./flite/voices.ts";
import { READY, type Speech, type SpeechProvider, type SpeechRequest } from "./provider.ts";
import { checkRequest } from "./request.ts";

const TIMEOUT_MS = 60_000;

/** English by Flite 2.3 in worker threads. */
export function createFlite(options: { workers?: number | undefined } = {}): SpeechProvider {
  const pool = createPool<SpeechRequest, Speech>(new URL("./flite/worker.ts", import.meta.url), {
    ...options,
    timeoutMs: TIMEOUT_MS,
  });
  return {
    id: "flite",
    // Raise it by hand whenever the same request would give other samples. The first part is the package's version.
    version: "0.1.1-1",
    languages: ["en"],
    readiness: () => READY,
    voices: fliteVoices,
    async speak(request, signal) {
      checkRequest(request, fliteBases);
      return pool.run(request, signal);
    },
    close: () => pool.close(),
  };
}
