export {
  type ModelFile,
  type ModelFiles,
  type ModelName,
  modelFiles,
  modelNames,
  sizeOf,
} from "./catalogue.ts";
export { checkFiles, type FaultyFile } from "./check-files.ts";
export { type FetchOptions, fetchModels, NotFetched, type Progress } from "./fetch-models.ts";
export type { ModelState, Models, OpenModels } from "./models.ts";
export { modelsDir } from "./models-dir.ts";
export { missingIn, openModels } from "./open-models.ts";
export { sourcesOf } from "./sources/sources.ts";
