import { createHibari } from "@storytelling/hibari";
import { createKokoro } from "@storytelling/kokoro";
import { type Models, modelsDir, openModels } from "@storytelling/models";
import { createPhonemizer, type Phonemizer } from "@storytelling/phonemizer";
import { createSpeech, embeddedVoices, type SpeechService } from "@storytelling/speech";

/** hibari, Kokoro and the embedded voices, and what the neural ones share. */
export interface OpenVoices extends SpeechService {
  readonly models: Models;
  readonly phonemizer: Phonemizer;
}

/** @throws Error when the models are not installed */
export function openVoices(workers: number): OpenVoices {
  const models = openModels({ dir: modelsDir(process.env) });
  const phonemizer = createPhonemizer({ models });
  const neural = [
    createHibari({ models, phonemizer, workers }),
    createKokoro({ models, phonemizer, workers }),
  ];
  if (neural.some((provider) => provider.readiness().state !== "ready")) {
    throw new Error("This figure needs the voices' models. Fetch them by: npm run voices");
  }
  const speech = createSpeech([...neural, ...embeddedVoices({ workers })]);
  return {
    ...speech,
    models,
    phonemizer,
    async close() {
      models.close();
      await speech.close();
      await phonemizer.close();
    },
  };
}
