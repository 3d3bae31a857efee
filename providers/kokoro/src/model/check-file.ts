import { createHash } from "node:crypto";
import { modelFiles } from "@storytelling/models";

/** A model's file that is not there, cut off or changed since it was fetched. */
export class DamagedFile extends Error {
  constructor(file: string, options?: ErrorOptions) {
    super(`The file ${file} is damaged.`, options);
  }
}

/** Compares a file of the model, by its name in the models' folder, with what was published. @throws DamagedFile */
export function checkFile(name: string, bytes: Uint8Array): void {
  const published = modelFiles.kokoro.find((file) => file.name === name);
  if (published && createHash("sha256").update(bytes).digest("hex") !== published.sha256) {
    throw new DamagedFile(name);
  }
}
