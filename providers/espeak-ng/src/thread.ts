// SPDX-License-Identifier: GPL-3.0-or-later
import { parentPort } from "node:worker_threads";
import type { Ask } from "./protocol.ts";
import { synthesize } from "./synthesize.ts";

// eSpeak NG seeds its noise from the clock. The clock is fixed in this thread, so that equal requests sound equal.
Date.now = () => 0;

parentPort?.on("message", async (ask: Ask) => parentPort?.postMessage(await synthesize(ask)));
