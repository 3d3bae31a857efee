import { missingIn, modelNames, modelsDir, openModels, sizeOf } from "@storytelling/models";
import type { Environment } from "@storytelling/service";

/** Which voices read here, in one line without a folder's name. */
export function voicesLine(env: Environment): string {
  if (env.VOICES === "quick") return "quick (VOICES=quick). Neural voices are switched off.";
  const models = openModels({ dir: modelsDir(env) });
  models.close();
  const missing = sizeOf(missingIn(models, modelNames));
  if (missing === 0) return "neural";
  const all = sizeOf(modelNames.flatMap((model) => models.files[model]));
  const here = `${megabytes(all - missing)} of ${megabytes(all)} MB of the neural voices are here`;
  return env.VOICES_FETCH === "never"
    ? `quick. ${here}, and VOICES_FETCH=never. Run: npm run voices`
    : `quick, until the neural ones are here. ${here}; the rest is being fetched.`;
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
