import { fetchModels, modelNames, modelsDir, NotFetched, openModels } from "@storytelling/models";

/** Whether the models of the neural voices are on this machine. */
function modelsHere(): boolean {
  const models = openModels({ dir: modelsDir(process.env) });
  models.close();
  return modelNames.every((model) => models.state(model).state === "ready");
}

/**
 * Fetches the models of the neural voices, if they are not here. `say` is told about it.
 * @returns whether they are here
 */
export async function fetchVoices(say: (line: string) => void): Promise<boolean> {
  if (modelsHere()) return true;
  const models = openModels({ dir: modelsDir(process.env) });
  say(`Fetching the models of the neural voices to ${models.dir}, once for this machine ...`);
  let title = "";
  try {
    await fetchModels(models, {
      from: process.env.MODELS_FROM,
      onProgress(progress) {
        if (progress.title !== title) say(`  ${progress.title}, from ${progress.source}`);
        title = progress.title;
      },
    });
    return true;
  } catch (error) {
    if (!(error instanceof NotFetched)) throw error;
    say(
      `${error.message}\nThe tests of the neural voices do not run: providers/kokoro, providers/hibari, providers/phonemizer.`,
    );
    return false;
  } finally {
    models.close();
  }
}
