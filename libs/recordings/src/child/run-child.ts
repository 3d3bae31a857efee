import { type ChildProcess, spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { letStandBack } from "@storytelling/media";
import { Refusal } from "@storytelling/values";
import { refuseTake } from "../refuse.ts";
import { READY, type Reply, type Task } from "./message.ts";
import { ReplySchema } from "./reply.ts";
import { watchProcess } from "./watch-process.ts";

const PROGRAM = fileURLToPath(new URL("./main.ts", import.meta.url));
const ROOT = realpathSync(fileURLToPath(new URL("../../../../", import.meta.url)));
const MOST_REPLY_BYTES = 64 * 1024;
const PREPARED_BYTES_A_MINUTE = 60 * 24_000 * 2;

/** What the process answers, and the samples of what was prepared. */
export interface Answer {
  readonly reply: Reply;
  readonly pcm: Int16Array;
}

/** It has no environment, no network, and reads only the programs. */
function start(program: string, task: Task): ChildProcess {
  const child = spawn(
    process.execPath,
    [
      "--no-warnings",
      "--permission",
      `--allow-fs-read=${ROOT}/libs`,
      `--allow-fs-read=${ROOT}/node_modules`,
      "--max-old-space-size=256",
      program,
      JSON.stringify(task),
    ],
    { env: {}, cwd: ROOT, stdio: ["pipe", "pipe", "ignore"] },
  );
  if (task.wishes) letStandBack(child.pid);
  return child;
}

function read(output: Buffer): Answer {
  const from = READY.length + 4;
  const to = from + (output.length >= from ? output.readUInt32LE(READY.length) : output.length);
  if (to > MOST_REPLY_BYTES || output.length < to) throw new Error("The reply is cut off.");
  const reply = ReplySchema.parse(JSON.parse(output.toString("utf8", from, to)));
  const bytes = output.subarray(to);
  if (bytes.length !== ("samples" in reply ? reply.samples * 2 : 0))
    throw new Error("The samples are cut off.");
  return { reply, pcm: new Int16Array(Uint8Array.from(bytes).buffer) };
}

const busy = (cause?: unknown): Refusal =>
  new Refusal(
    "unavailable",
    "recordings-busy",
    "We cannot listen to the recording just now. Try again in a minute.",
    {
      retryAfter: 60,
      cause,
    },
  );

/**
 * Works on one recording in a process of its own, which ends with it. A process that crashes, or takes more than it
 * may, means that the recording is damaged. Rejects with a Refusal or the signal's reason.
 */
export async function runChild(
  bytes: Uint8Array,
  task: Task,
  signal?: AbortSignal,
  program = PROGRAM,
): Promise<Answer> {
  signal?.throwIfAborted();
  const { limits } = task;
  const child = start(program, task);
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const chunks: Buffer[] = [];
  let left = MOST_REPLY_BYTES + limits.minutes * PREPARED_BYTES_A_MINUTE;
  const abort = () => reject(signal?.reason);
  const timer = setTimeout(() => reject(busy()), limits.wallSeconds * 1000);
  const unwatch = watchProcess(child.pid ?? 0, limits, () => reject(refuseTake("audio-damaged")));
  signal?.addEventListener("abort", abort, { once: true });
  child.once("error", (error) => reject(busy(error)));
  child.stdout?.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    left -= chunk.length;
    if (left < 0) reject(refuseTake("audio-damaged"));
  });
  child.once("close", (code, killedBy) => {
    const output = Buffer.concat(chunks);
    if (output.length === 0) return reject(busy(new Error(`The process ended with ${killedBy ?? code}.`)));
    try {
      resolve(read(output));
    } catch (error) {
      reject(refuseTake("audio-damaged", error));
    }
  });
  // A process that ended does not read on; its end is noticed above.
  child.stdin?.on("error", () => {}).end(bytes);
  try {
    return await promise;
  } finally {
    unwatch();
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
    child.kill("SIGKILL");
  }
}
