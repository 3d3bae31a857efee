import { readFile } from "node:fs/promises";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { PAD } from "../symbols.ts";
import { checkFile, DamagedFile } from "./check-file.ts";
import { MODEL } from "./names.ts";
import { DURATIONS, PITCH, rewriteModel } from "./rewrite.ts";

/** Factors on the voice: its pitch, and its speed, which changes the durations alone. */
export interface Factors {
  readonly pitch: number;
  readonly speed: number;
}

/** Samples, and the frames of each token, with the pads before and after the tokens. */
export interface Sounded {
  readonly samples: Float32Array;
  readonly frames: readonly number[];
}

export type Network = (tokens: readonly number[], style: Float32Array, factors: Factors) => Promise<Sounded>;

/** Gives the memory back at once. Collecting garbage would come late, since little else is allocated here. */
const free = (bytes: Buffer): void => void (bytes.buffer as ArrayBuffer).transfer(0);

/** Loads the model on one thread. @throws DamagedFile */
export async function loadNetwork(path: string): Promise<Network> {
  const bytes = await readFile(path).catch((cause) => {
    throw new DamagedFile(MODEL, { cause });
  });
  checkFile(MODEL, bytes);
  const rewritten = rewriteModel(bytes);
  free(bytes);
  const session = await InferenceSession.create(rewritten, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    // Plans of the memory are kept for each length of text, and no two lines have the same.
    enableMemPattern: false,
    logSeverityLevel: 3,
  });
  free(rewritten);
  return async (tokens, style, { pitch, speed }) => {
    const padded = BigInt64Array.from([PAD, ...tokens, PAD], BigInt);
    const result = await session.run({
      tokens: new Tensor("int64", padded, [1, padded.length]),
      style: new Tensor("float32", style, [1, style.length]),
      speed: new Tensor("float32", Float32Array.of(speed), [1]),
      [PITCH]: new Tensor("float32", Float32Array.of(pitch), [1]),
    });
    const data = (name: string): Float32Array => result[name]?.data as Float32Array;
    return { samples: data("audio"), frames: Array.from(data(DURATIONS)) };
  };
}
