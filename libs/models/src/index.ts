export { type ModelFile, type ModelName, modelFiles, modelNames } from "./catalogue.ts";
export type { ModelState, Models, OpenModels } from "./models.ts";
export { modelsDir } from "./models-dir.ts";
export { openModels } from "./open-models.ts";
