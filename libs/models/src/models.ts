import type { ModelName } from "./catalogue.ts";

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
