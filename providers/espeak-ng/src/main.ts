// SPDX-License-Identifier: GPL-3.0-or-later
import { Worker } from "node:worker_threads";

// A separate thread makes the speech, so that this one can end the process as soon as its parent has ended.
const thread = new Worker(new URL("./thread.ts", import.meta.url));
thread.on("message", (answer) => process.send?.(answer));
thread.on("error", () => process.exit(1));
process.on("message", (ask) => thread.postMessage(ask));
process.on("disconnect", () => process.exit(0));
