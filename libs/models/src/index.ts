export { type ModelFile, type ModelName, modelFiles, modelNames } from "./catalogue.ts";
export { type FetchOptions, fetchModels, NotFetched, type Progress } from "./fetch-models.ts";
export type { ModelState, Models, OpenModels } from "./models.ts";
export { modelsDir } from "./models-dir.ts";
export { bytesOf, openModels } from "./open-models.ts";
export { sourcesOf } from "./sources/sources.ts";
