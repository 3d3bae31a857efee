// SPDX-License-Identifier: GPL-3.0-or-later
import { parentPort } from "node:worker_threads";
import { pronounce } from "./pronounce.ts";
import type { Ask, PronounceAsk } from "./protocol.ts";
import { synthesize } from "./synthesize.ts";

// eSpeak NG seeds its noise from the clock. The clock is fixed in this thread, so that equal requests sound equal.
Date.now = () => 0;

parentPort?.on("message", async (ask: Ask | PronounceAsk) =>
  parentPort?.postMessage(await ("ipa" in ask ? pronounce(ask) : synthesize(ask))),
);
