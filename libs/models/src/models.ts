import type { ModelFiles, ModelName } from "./catalogue.ts";

/** What is known about some files: all there and checked, being fetched, or not to be had. */
export type ModelState =
  | { readonly state: "ready" }
  | { readonly state: "fetching"; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly state: "missing"; readonly reason: string };

/** The models' folder. A file in it was checked by its SHA-256 before it got its name. */
export interface Models {
  /** The absolute path of a file, whether it is there or not. */
  path(name: string): string;
  /** The state of a model with all of its files. */
  state(model: ModelName): ModelState;
  /** Calls back whenever a model becomes ready. Returns a function that ends it. */
  onReady(listener: (model: ModelName) => void): () => void;
}

/** A folder of models that this process has opened. */
export interface OpenModels extends Models {
  readonly dir: string;
  readonly files: ModelFiles;
  /** Notes the progress of a fetch, or why a model cannot be had. A model that is ready stays ready. */
  note(model: ModelName, state: ModelState): void;
  /** Looks for files that have come. */
  refresh(): void;
  close(): void;
}
