import { loadNetwork as loadHibari } from "../../providers/hibari/src/network.ts";
import { deliveryOf } from "../../providers/hibari/src/synthesis/manner.ts";
import { synthesize } from "../../providers/hibari/src/synthesis/synthesize.ts";
import { loadNetwork as loadKokoro } from "../../providers/kokoro/src/model/network.ts";
import type { Work } from "./bare-messages.ts";

let hibari: ReturnType<typeof loadHibari> | undefined;
let kokoro: ReturnType<typeof loadKokoro> | undefined;

/** The number of samples of one piece. */
async function compute(work: Work): Promise<number> {
  if (work.voice === "hibari") {
    hibari ??= loadHibari(work.path);
    const { spectra } = await (await hibari).predict(work.ids, work.rate);
    return synthesize(spectra, 1, deliveryOf("plain")).length;
  }
  kokoro ??= loadKokoro(work.path);
  const { tokens, style, pitch, speed } = work;
  return (await (await kokoro)(tokens, style, { pitch, speed })).samples.length;
}

process.on("message", async (work: Work) => process.send?.(await compute(work)));
process.on("disconnect", () => process.exit(0));
