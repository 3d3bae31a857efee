import { AsyncResource } from "node:async_hooks";
import { tracingChannel } from "node:diagnostics_channel";
import { relative } from "node:path";
import { after } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { isMainThread } from "node:worker_threads";
import { openHandles } from "./open-handles.ts";

/**
 * Loaded before a test file. When something keeps the process alive after its tests, it names it and ends the process
 * as failed. Shortly before the file's time limit it prints which tests still run. The suite kills a process that
 * cannot do this.
 */
const file = relative(process.cwd(), process.argv[1] ?? "");
const openMs = Number(process.env.SUITE_OPEN_SECONDS ?? 10) * 1000;
const limitMs = Number(process.env.SUITE_FILE_SECONDS ?? 300) * 1000;
const outside = new AsyncResource("suite");
const running = new Set<object>();
let ended = false;
let patience: NodeJS.Timeout | undefined;

/** Once all tests and their clean-up have ended, nothing should keep the process alive. */
function wait(): void {
  clearTimeout(patience);
  patience = setTimeout(endRed, openMs).unref();
}

async function endRed(): Promise<void> {
  // On a busy machine the timer fires late. First let close events run for handles that were closed meanwhile.
  await sleep(0);
  const open = openHandles();
  say(`still open after its tests had ended: ${open.length > 0 ? open.join(", ") : "a worker thread"}`);
  // Makes the test runner report its results, as it does when a process ends by itself.
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
  say(
    `its limit of ${limitMs / 1000} s is nearly reached; still running: ${names.join(" > ") || "none of its tests"}`,
  );
  say(`open: ${openHandles().join(", ")}`);
}

if (isMainThread && process.env.SUITE_TALLY) {
  setTimeout(endLate, limitMs * 0.95).unref();
  const channel = tracingChannel("node.test");
  channel.start.subscribe((test) => {
    // Registered only now, so that the file's own handlers run first.
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
