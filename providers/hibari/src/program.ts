import { readFile } from "node:fs/promises";
import type { Ask, Reply } from "./messages.ts";
import { loadNetwork, type Network } from "./network.ts";
import { speak } from "./speak.ts";
import type { Vocabulary } from "./symbols.ts";

let loading: Promise<[Network, Vocabulary]> | undefined;

/** The network is loaded once for each process. */
async function answer(ask: Ask): Promise<Reply> {
  loading ??= Promise.all([
    loadNetwork(ask.networkPath),
    readFile(ask.vocabularyPath, "utf8").then((text): Vocabulary => JSON.parse(text)),
  ]);
  let loaded: [Network, Vocabulary];
  try {
    loaded = await loading;
  } catch (error) {
    // The next request loads again: the file may have been fetched again by then.
    loading = undefined;
    return { damaged: String(error) };
  }
  return { speech: await speak(ask, ...loaded) };
}

process.on("message", async ({ id, ...ask }: Ask & { id: number }) => {
  const reply = await answer(ask).catch((error) => ({ error: String(error) }));
  process.send?.({ id, ...reply });
});
process.on("disconnect", () => process.exit(0));
