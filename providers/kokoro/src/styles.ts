import { readFile } from "node:fs/promises";
import type { Models } from "@storytelling/models";
import type { Share } from "./base.ts";
import { checkFile, DamagedFile } from "./model/check-file.ts";

/** A voice is a matrix of floats: one style for each number of tokens from 1 on. */
const STYLES = 510;
const DIMENSIONS = 256;

/** Reads voices' styles, and keeps them: half a megabyte for each voice that was used. */
export function createStyles(models: Pick<Models, "path">) {
  const read = new Map<string, Promise<Float32Array>>();

  async function load(name: string): Promise<Float32Array> {
    const file = `kokoro/voices/${name}.bin`;
    const bytes = await readFile(models.path(file)).catch((cause) => {
      throw new DamagedFile(file, { cause });
    });
    checkFile(file, bytes);
    return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  }

  function matrix(name: string): Promise<Float32Array> {
    const known = read.get(name);
    if (known) return known;
    const loading = load(name);
    read.set(name, loading);
    loading.catch(() => read.delete(name));
    return loading;
  }

  /** The style of a blend for `tokens` tokens: the weighted sum of its voices' styles. @throws DamagedFile */
  return async function styleOf(shares: readonly Share[], tokens: number): Promise<Float32Array> {
    const row = Math.min(Math.max(tokens, 1), STYLES) - 1;
    const style = new Float32Array(DIMENSIONS);
    for (const { name, weight } of shares) {
      const values = (await matrix(name)).subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS);
      for (const [i, value] of values.entries()) style[i] = (style[i] as number) + weight * value;
    }
    return style;
  };
}
