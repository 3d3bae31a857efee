import { createHibari } from "@storytelling/hibari";
import { type HostedSettings, hostedVoices } from "@storytelling/hosted";
import { createKokoro } from "@storytelling/kokoro";
import { modelNames, modelsDir, type OpenModels, openModels, sizeOf } from "@storytelling/models";
import { createPhonemizer } from "@storytelling/phonemizer";
import { createSpeech, embeddedVoices } from "@storytelling/speech";
import { baseOf } from "@storytelling/values";
import { fetchInBackground, type ModelLog } from "./fetch-in-background.ts";
import type { NeuralState, Voices } from "./voices.ts";

/** The settings of the voices, by their names in the environment. */
export interface VoiceSettings extends HostedSettings {
  readonly VOICES: "neural" | "quick";
  readonly VOICES_FETCH: "background" | "never";
  readonly MODELS_DIR?: string | undefined;
  readonly MODELS_FROM?: string | undefined;
  readonly SPEECH_WORKERS: number;
  readonly HIBARI_WORKERS?: number | undefined;
  readonly KOKORO_WORKERS: number;
}

/**
 * All voices of this installation, the best provider first. The neural ones come as soon as their models are there,
 * without a restart.
 */
export function openVoices(settings: VoiceSettings, log: ModelLog): Voices {
  const embedded = embeddedVoices({ workers: settings.SPEECH_WORKERS });
  if (settings.VOICES === "quick") return { ...createSpeech(embedded), neural: () => ({ state: "off" }) };
  const models = openModels({ dir: modelsDir({ ...process.env, MODELS_DIR: settings.MODELS_DIR }) });
  const phonemizer = createPhonemizer({ models });
  const neural = [
    createHibari({ models, phonemizer, workers: settings.HIBARI_WORKERS ?? settings.SPEECH_WORKERS }),
    createKokoro({ models, phonemizer, workers: settings.KOKORO_WORKERS }),
  ];
  const hosted = hostedVoices(settings);
  const speech = createSpeech([...neural, ...hosted, ...embedded]);
  const stopFetching =
    settings.VOICES_FETCH === "never" ? async () => {} : fetchInBackground(models, settings.MODELS_FROM, log);
  return {
    ...speech,
    words: phonemizer,
    neural: () => stateOf(models),
    neuralLanguages: new Set(neural.flatMap(({ languages }) => languages.map(baseOf))),
    onNewVoices(listener) {
      models.onReady(listener);
      for (const provider of hosted) provider.onVoices(listener);
    },
    async close() {
      models.close();
      await stopFetching();
      await speech.close();
      await phonemizer.close();
    },
  };
}

/** Ready when all models are; else how much of them is there, or why they do not come. */
function stateOf(models: OpenModels): NeuralState {
  let doneBytes = 0;
  let totalBytes = 0;
  let fetching = false;
  let missing: NeuralState | undefined;
  for (const model of modelNames) {
    const state = models.state(model);
    const bytes = sizeOf(models.files[model]);
    totalBytes += bytes;
    if (state.state === "ready") doneBytes += bytes;
    else if (state.state === "missing") missing ??= state;
    else {
      fetching = true;
      doneBytes += state.doneBytes;
    }
  }
  if (fetching) return { state: "fetching", doneBytes, totalBytes };
  return missing ?? { state: "ready" };
}
