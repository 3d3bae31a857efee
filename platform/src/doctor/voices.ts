import { checkFiles, modelsDir, openModels } from "@storytelling/models";
import type { Environment } from "@storytelling/service";
import type { Finding } from "./finding.ts";

const patienceMs = 8000;

/** Checks the models of the neural voices: at the platform that runs, else the files by their hashes. */
export async function examineVoices(env: Environment, url: string | null): Promise<Finding> {
  if (env.VOICES === "quick")
    return { state: "note", what: "Narrations use the quick voices, since VOICES is quick" };
  const dir = modelsDir(env);
  const models = openModels({ dir });
  models.close();
  const faulty = await checkFiles(models);
  if (faulty.length === 0) return { state: "ok", what: `The models of the neural voices are in ${dir}` };
  const damaged = faulty.filter(({ state }) => state === "damaged");
  const mend = ["Fetch them: npm run voices", ...(url ? await whatItSays(url) : [])];
  if (damaged.length > 0)
    return {
      state: "fault",
      what: `Models are damaged: ${damaged.map(({ name }) => name).join(", ")}`,
      mend,
    };
  return { state: "note", what: "The models of the neural voices are not here; the quick voices read", mend };
}

/** What the platform says about its fetch. */
async function whatItSays(url: string): Promise<string[]> {
  try {
    const response = await fetch(`${url}/narration/v1/voices`, { signal: AbortSignal.timeout(patienceMs) });
    const { neural } = (await response.json()) as { neural: { state: string; reason?: string } };
    if (neural.state === "fetching") return ["The platform is fetching them."];
    return neural.reason?.split("\n") ?? [];
  } catch {
    return [];
  }
}
