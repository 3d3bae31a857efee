export { importDocument } from "./import-document.ts";
export type { DocumentFormat, ImportedStory, ImportRequest } from "./imported-story.ts";
export { IMPORT_LIMIT_BYTES, TEXT_LIMIT_CHARACTERS } from "./limits.ts";
