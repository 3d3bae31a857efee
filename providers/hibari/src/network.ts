import { readFile } from "node:fs/promises";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Spectra } from "./synthesis/synthesize.ts";

/**
 * Makes the model return the symbols' durations, too. It is a protobuf message, and a parser merges a second `graph`
 * (field 7) into the first: here one more output (field 12), the ValueInfo of `/Clip_output_0`, floats of one dimension.
 */
const DURATIONS = "/Clip_output_0";
const MORE_OUTPUT = ((): Buffer => {
  const field = (number: number, content: Buffer): Buffer =>
    Buffer.concat([Buffer.from([(number << 3) | 2, content.length]), content]);
  const floats = Buffer.from([0x12, 0x04, 0x0a, 0x02, 0x08, 0x01]);
  return field(7, field(12, Buffer.concat([field(1, Buffer.from(DURATIONS)), floats])));
})();

/** The network begins and ends each passage with this symbol, a pause. */
const PAUSE = 0;

/** Spectra of a passage, and for the pause before it, each symbol and the pause after it the length in 25 ms. */
export interface Prediction {
  readonly spectra: Spectra;
  readonly durations: Float32Array;
}

/** hibari's network. */
export interface Network {
  /** @param rate 0.5 to 2; 1 is the voice's own pace. */
  predict(ids: readonly number[], rate: number): Promise<Prediction>;
}

/** Loads the network from its file. Rejects when the file is cut off, or is another model, which has no such value. */
export async function loadNetwork(path: string): Promise<Network> {
  const session = await InferenceSession.create(Buffer.concat([await readFile(path), MORE_OUTPUT]), {
    executionProviders: ["cpu"],
    // The thread that asks does the work: the pool decides how many cores are used.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    // The arena keeps the memory of the longest passage for good, and speed is the same without it.
    enableCpuMemArena: false,
    logSeverityLevel: 3,
  });
  return {
    async predict(ids, rate) {
      const padded = BigInt64Array.from([PAUSE, ...ids, PAUSE], BigInt);
      const outputs = await session.run({
        ids: new Tensor("int64", padded, [1, padded.length]),
        speed: new Tensor("float32", [rate], [1]),
      });
      const floats = (name: string): Float32Array => {
        const data = outputs[name]?.data;
        if (data instanceof Float32Array) return data;
        throw new Error(`The model has no output ${name}.`);
      };
      const spectra = {
        harmonics: floats("lh"),
        shifts: floats("theta"),
        noise: floats("ln"),
        free: floats("lr"),
        phases: floats("phi"),
        f0: floats("f0"),
      };
      return { spectra, durations: floats(DURATIONS) };
    },
  };
}
