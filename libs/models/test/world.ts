import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FetchOptions, fetchModels } from "../src/fetch-models.ts";
import type { OpenModels } from "../src/models.ts";
import { openModels } from "../src/open-models.ts";
import { layout, smallBatches, smallFiles } from "./small-models.ts";

/** A folder for the small models, and what a test does with it. */
export interface World extends AsyncDisposable {
  readonly dir: string;
  readonly models: OpenModels;
  fetch(options: FetchOptions): Promise<void>;
  /** The message of a fetch that fails. */
  trouble(options: FetchOptions): Promise<string>;
  /** Asserts that all files are there and right, and nothing else is. */
  isComplete(): Promise<void>;
  /** The names of the files, without those that are being fetched. */
  names(): Promise<string[]>;
}

export async function newWorld(): Promise<World> {
  const parent = await mkdtemp(join(tmpdir(), "storytelling-models-"));
  const world = worldIn(join(parent, "models"));
  return {
    ...world,
    async [Symbol.asyncDispose]() {
      world.models.close();
      await rm(parent, { recursive: true, force: true });
    },
  };
}

export function worldIn(dir: string): Omit<World, typeof Symbol.asyncDispose> {
  const models = openModels({ dir, files: smallFiles });
  const filesIn = async (folder: string): Promise<string[]> =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const world = {
    dir,
    models,
    fetch: (options: FetchOptions) => fetchModels(models, { batches: smallBatches, ...options }),
    async trouble(options: FetchOptions) {
      const error = await world.fetch(options).then(
        () => assert.fail("The fetch did not fail."),
        (thrown: Error) => thrown,
      );
      assert.equal(error.name, "NotFetched", `${error.stack}`);
      return error.message;
    },
    names: async () =>
      existsSync(dir) ? (await filesIn(dir)).filter((name) => !name.startsWith(".fetching")).sort() : [],
    async isComplete() {
      assert.deepEqual(
        await world.names(),
        layout()
          .map(([name]) => name)
          .sort(),
      );
      for (const [name, bytes] of layout()) assert.deepEqual(await readFile(join(dir, name)), bytes, name);
      assert.deepEqual(await readdir(join(dir, ".fetching")), ["lock"]);
    },
  };
  return world;
}
