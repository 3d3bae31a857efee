import { AsyncResource } from "node:async_hooks";
import { tracingChannel } from "node:diagnostics_channel";
import { relative } from "node:path";
import { after } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { isMainThread } from "node:worker_threads";
import { openHandles } from "./open-handles.ts";

/**
 * Loaded before a test file. When its tests have ended and something still keeps the process alive, it says what, and
 * ends the process red; shortly before the file's time is up it says what still runs. The suite kills what cannot.
 */
const file = relative(process.cwd(), process.argv[1] ?? "");
const openMs = Number(process.env.SUITE_OPEN_SECONDS ?? 10) * 1000;
const limitMs = Number(process.env.SUITE_FILE_SECONDS ?? 300) * 1000;
const outside = new AsyncResource("suite");
const running = new Set<object>();
let ended = false;
let patience: NodeJS.Timeout | undefined;

/** Once all tests and what cleans up after them have ended, nothing is left to keep the process alive for long. */
function wait(): void {
  clearTimeout(patience);
  patience = setTimeout(endRed, openMs).unref();
}

async function endRed(): Promise<void> {
  // The timer ran late on a busy machine: what was closed meanwhile has its turn first.
  await sleep(0);
  const open = openHandles();
  say(`left open when its tests had ended: ${open.length > 0 ? open.join(", ") : "a worker thread"}`);
  // Has the test runner report what it knows, as when a process ends by itself.
  process.emit("beforeExit", 1);
  await sleep(200);
  process.exit(1);
}

function say(what: string): void {
  process.exitCode = 1;
  process.stdout.write(`✖ ${file}: ${what}\n`);
}

function endLate(): void {
  const names = [...running].map((test) => (test as { name: string }).name);
  say(`its ${limitMs / 1000} s are nearly up; still running: ${names.join(" > ") || "none of its tests"}`);
  say(`open: ${openHandles().join(", ")}`);
}

if (isMainThread && process.env.SUITE_TALLY) {
  setTimeout(endLate, limitMs * 0.95).unref();
  const channel = tracingChannel("node.test");
  channel.start.subscribe((test) => {
    // Only now, so that what the file itself does at the end comes first.
    if (!ended && running.size === 0)
      outside.runInAsyncScope(() =>
        after(() => {
          ended = true;
          wait();
        }),
      );
    clearTimeout(patience);
    running.add(test as object);
  });
  channel.end.subscribe((test) => {
    running.delete(test as object);
    if (ended && running.size === 0) wait();
  });
}
