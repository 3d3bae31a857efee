import { limiter, type TakeRefusal } from "@storytelling/values";
import { type Answer, runChild } from "./child/run-child.ts";
import { PREPARED_RATE } from "./dsp/inspect.ts";
import { DEFAULT_LIMITS, type RecordingLimits } from "./limits.ts";
import type { Inspection, Recordings, Wishes } from "./recordings.ts";
import { refuseTake } from "./refuse.ts";
import { sniff } from "./sniff.ts";

export interface RecordingsOptions {
  /** How many recordings are worked on at once; 2 when it is left out. */
  readonly atOnce?: number;
  readonly limits?: Partial<RecordingLimits>;
}

/** People wait for an inspection, and it is less work: it gets a third of the CPU time. */
const INSPECTION_SHARE = 3;

/** Decodes recordings in processes of their own: each recording has one, and no two people share one. */
export function openRecordings(options: RecordingsOptions = {}): Recordings {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const limit = limiter({ atOnce: options.atOnce ?? 2 });
  const closing = new AbortController();

  const run = async (bytes: Uint8Array, wishes: Wishes | null, signal?: AbortSignal) => {
    // Told without a process where the bytes say it at once.
    const refusal = refusedAtOnce(bytes, limits);
    if (refusal) throw refuseTake(refusal);
    const either = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
    const cpuSeconds = wishes ? limits.cpuSeconds : limits.cpuSeconds / INSPECTION_SHARE;
    const task = { limits: { ...limits, cpuSeconds }, wishes };
    return accept(await limit(() => runChild(bytes, task, either), either));
  };

  return {
    inspect: async (bytes, signal) => (await run(bytes, null, signal)).inspection,
    async prepare(bytes, wishes = {}, signal) {
      const { inspection, pcm } = await run(bytes, wishes, signal);
      return { ...inspection, pcm, preparedRate: PREPARED_RATE };
    },
    async close() {
      closing.abort(new Error("The recordings are closed."));
    },
  };
}

function refusedAtOnce(bytes: Uint8Array, limits: RecordingLimits): TakeRefusal | null {
  if (bytes.length === 0) return "audio-empty";
  if (bytes.length > limits.bytes) return "audio-too-large";
  return sniff(bytes) === null ? "not-audio" : null;
}

function accept({ reply, pcm }: Answer): { inspection: Inspection; pcm: Int16Array } {
  if ("refusal" in reply) throw refuseTake(reply.refusal);
  return { inspection: reply.inspection, pcm };
}
