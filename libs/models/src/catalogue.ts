/** A model is a set of files: `english` are the pronunciations, which both networks need. */
export type ModelName = "english" | "hibari" | "kokoro";

/** A file of a model, by its name in the models' folder. */
export interface ModelFile {
  readonly name: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** All files of each model. */
export const modelFiles: Readonly<Record<ModelName, readonly ModelFile[]>> = {
  english: [],
  hibari: [],
  kokoro: [],
};
