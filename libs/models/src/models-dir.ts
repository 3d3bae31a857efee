import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";

/**
 * The models' folder, by the environment: MODELS_DIR; else `storytelling/models` in the user's cache, which is
 * XDG_CACHE_HOME or `~/.cache`. All copies of the project share it.
 */
export function modelsDir(env: Readonly<Record<string, string | undefined>>): string {
  if (env.MODELS_DIR) return resolve(env.MODELS_DIR);
  // The specification of XDG ignores relative paths.
  const cache = env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME) ? env.XDG_CACHE_HOME : undefined;
  return join(cache ?? join(homedir(), ".cache"), "storytelling", "models");
}
