import type { ModelName } from "../catalogue.ts";
import type { OpenModels } from "../models.ts";
import { missingIn } from "../open-models.ts";

/** Notes the progress of a fetch with each model that is missing. */
export function progressNotes(models: OpenModels, names: readonly ModelName[]) {
  const done = new Map<string, number>();
  const missing = names.filter((model) => missingIn(models, [model]).length > 0);
  const absent = new Set(missingIn(models, names).map(({ name }) => name));
  const noteAll = (): void => {
    for (const model of missing) {
      let doneBytes = 0;
      let totalBytes = 0;
      for (const { name, bytes } of models.files[model]) {
        doneBytes += done.get(name) ?? (absent.has(name) ? 0 : bytes);
        totalBytes += bytes;
      }
      models.note(model, { state: "fetching", doneBytes: Math.round(doneBytes), totalBytes });
    }
  };
  return {
    begin: noteAll,
    at(bytesOf: ReadonlyMap<string, number>): void {
      for (const [name, bytes] of bytesOf) done.set(name, bytes);
      noteAll();
    },
    failed(reason: string): void {
      for (const model of missing) models.note(model, { state: "missing", reason });
    },
  };
}
