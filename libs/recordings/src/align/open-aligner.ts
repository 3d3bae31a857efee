import { createPool, type Pool } from "@storytelling/media";
import { Refusal } from "@storytelling/values";
import type { Aligner, Sound } from "../alignment.ts";
import { durationMs } from "./sound.ts";
import type { Answer, Answers, Task } from "./tasks.ts";

/** Work on more sound than this has a thread of its own, so that nobody's short take waits for another's long one. */
const SHORT_MS = 45_000;
/** The memory grows with the length: 15 minutes need about half a gigabyte. */
const LONGEST_MINUTES = 15;
const [SHORT_TIMEOUT_MS, LONG_TIMEOUT_MS] = [120_000, 900_000];

const soundsOf = (task: Task): readonly Sound[] => {
  if (task.kind === "align") return [task.take, task.reference];
  return task.kind === "split" ? [task.take, ...task.references] : task.sounds;
};

/** @throws Refusal `audio-too-long` */
function lengthOf(task: Task): number {
  const lengths = soundsOf(task).map(durationMs);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const longest = task.kind === "measure" ? total : Math.max(lengths[0] ?? 0, total - (lengths[0] ?? 0));
  if (longest > LONGEST_MINUTES * 60_000)
    throw new Refusal(
      "too-large",
      "audio-too-long",
      `Send at most ${LONGEST_MINUTES} minutes at once. Send the other lines as another recording.`,
    );
  return total;
}

/** Aligns in two threads: one for short recordings, one for long ones. They start with the first task. */
export function openAligner(): Aligner {
  const file = new URL("./worker.ts", import.meta.url);
  const lane = (timeoutMs: number): Pool<Task, Answer> => createPool(file, { workers: 1, timeoutMs });
  const [short, long] = [lane(SHORT_TIMEOUT_MS), lane(LONG_TIMEOUT_MS)];
  const ask = async <K extends Task["kind"]>(
    task: Task & { kind: K },
    signal: AbortSignal | undefined,
  ): Promise<Answers[K]> =>
    (await (lengthOf(task) > SHORT_MS ? long : short).run(task, signal)) as Answers[K];
  return {
    align: (take, reference, signal) => ask({ kind: "align", take, reference }, signal),
    split: (take, references, signal) => ask({ kind: "split", take, references }, signal),
    measure: (sounds, words, signal) => ask({ kind: "measure", sounds, words }, signal),
    async close() {
      await Promise.all([short.close(), long.close()]);
    },
  };
}
