import { statSync } from "node:fs";
import { join } from "node:path";
import { type ModelFile, type ModelFiles, type ModelName, modelFiles, modelNames } from "./catalogue.ts";
import type { ModelState, OpenModels } from "./models.ts";

const LOOK_AGAIN_MS = 5000;
type Place = Pick<OpenModels, "dir" | "files">;
const NOT_FETCHED = "The models of the neural voices are not on this machine. Run: npm run voices";

/**
 * Opens the models' folder, which need not exist. A model is ready when each of its files is there with its size: a
 * file got its name only after its SHA-256 was checked. While a model is missing, the folder is looked at every
 * 5 seconds, since another process may be fetching.
 */
export function openModels({ dir, files = modelFiles }: { dir: string; files?: ModelFiles }): OpenModels {
  const listeners = new Set<(model: ModelName) => void>();
  const states = new Map<ModelName, ModelState>();
  const path = (name: string): string => join(dir, name);

  function refresh(): void {
    for (const model of modelNames) {
      if (states.get(model)?.state === "ready" || missingIn({ dir, files }, [model]).length > 0) continue;
      states.set(model, { state: "ready" });
      for (const listener of listeners) listener(model);
    }
    if (modelNames.every((model) => states.get(model)?.state === "ready")) clearInterval(looking);
  }
  const looking = setInterval(refresh, LOOK_AGAIN_MS).unref();
  refresh();
  return {
    dir,
    files,
    path,
    state: (model) => states.get(model) ?? { state: "missing", reason: NOT_FETCHED },
    onReady(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    note(model, state) {
      if (states.get(model)?.state !== "ready" && state.state !== "ready") states.set(model, state);
    },
    refresh,
    close: () => clearInterval(looking),
  };
}

/** The files of these models that are not in the folder, or have another size than they should. */
export const missingIn = ({ dir, files }: Place, models: readonly ModelName[]): ModelFile[] =>
  models
    .flatMap((model) => files[model])
    .filter(({ name, bytes }) => statSync(join(dir, name), { throwIfNoEntry: false })?.size !== bytes);
