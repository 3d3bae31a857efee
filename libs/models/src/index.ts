export { type ModelFile, type ModelName, modelFiles } from "./catalogue.ts";
export type { Models } from "./models.ts";
