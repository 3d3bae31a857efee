import { fileURLToPath } from "node:url";
import { Refusal } from "@storytelling/values";
import { Piscina } from "piscina";
import type { JsonTask } from "./json-worker.ts";
import type { JsonLimits } from "./limits.ts";
import type { ParsedJson } from "./parse-json.ts";

// The largest story takes 0.2 s and 100 MB.
const longestMs = 30_000;
const heapMb = 256;

let threads: Piscina<JsonTask, ParsedJson> | undefined;

/**
 * Parses a large body in a thread that all services of the process share, so that no other request waits for it.
 * `bytes` are transferred to the thread. The result has few values and long strings, which are copied between threads
 * within milliseconds.
 * @throws Refusal `too-large` or `unavailable` when the thread ran out of memory or time
 */
export async function parseApart(bytes: Buffer, limits: JsonLimits): Promise<ParsedJson> {
  threads ??= new Piscina({
    filename: fileURLToPath(new URL("./json-worker.ts", import.meta.url)),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    env: {},
    execArgv: [],
  });
  const owned = bytes.length === bytes.buffer.byteLength ? bytes : Buffer.from(bytes);
  try {
    // piscina derives this option's type from the last overload of postMessage, which is another one in newer types of
    // Node.
    const transferList = [owned.buffer] as never;
    return await threads.run(
      { bytes: owned, limits },
      { transferList, signal: AbortSignal.timeout(longestMs) },
    );
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : null;
    if (code === "ERR_WORKER_OUT_OF_MEMORY")
      throw new Refusal("too-large", "body-too-large", "The body takes too much memory to read. Send less.", {
        cause,
      });
    if (cause instanceof Error && cause.name === "AbortError")
      throw new Refusal(
        "unavailable",
        "body-not-read",
        "The body could not be read in time. Send it again.",
        {
          cause,
          retryAfter: 5,
        },
      );
    throw cause;
  }
}
