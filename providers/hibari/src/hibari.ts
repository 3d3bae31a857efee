import { availableParallelism } from "node:os";
import type { Models } from "@storytelling/models";
import type { Phonemizer } from "@storytelling/phonemizer";
import {
  askTwice,
  checkRequest,
  createChildren,
  READY,
  type Readiness,
  type SpeechProvider,
} from "@storytelling/speech";
import { Refusal } from "@storytelling/values";
import type { Ask, Reply } from "./messages.ts";
import { BASE, voices } from "./voices.ts";

const TIMEOUT_MS = 120_000;
const BASES = new Set([BASE]);

/** Ready when both models are; else what is missing, or what is still to be fetched of both. */
function readinessOf(models: Models): Readiness {
  const states = [models.state("english"), models.state("hibari")];
  const missing = states.find(({ state }) => state === "missing");
  if (missing) return missing;
  const fetching = states.filter((each) => each.state === "fetching");
  if (fetching.length === 0) return READY;
  return {
    state: "fetching",
    doneBytes: fetching.reduce((sum, { doneBytes }) => sum + doneBytes, 0),
    totalBytes: fetching.reduce((sum, { totalBytes }) => sum + totalBytes, 0),
  };
}

/**
 * A fast neural narrator in English: hibari's network through onnxruntime in child processes, each with one
 * session and one thread.
 * `speak` throws the `Refusal` `voice-not-ready` while its models are not there, and `voice-model-damaged` when a
 * model's file is not what it should be.
 */
export function createHibari({
  models,
  phonemizer,
  workers = availableParallelism(),
}: {
  models: Models;
  phonemizer: Phonemizer;
  workers?: number | undefined;
}): SpeechProvider {
  const program = new URL("./program.ts", import.meta.url);
  const children = createChildren<Ask, Reply>(program, workers, TIMEOUT_MS);
  return {
    id: "hibari",
    // Raise it by hand whenever the same request would give other samples. The first part is the model's version.
    version: "0.2.1-1",
    languages: ["en"],
    readiness: () => readinessOf(models),
    voices,
    async speak({ text, settings, pronounced = [], ...request }, signal) {
      checkRequest({ text, settings, ...request }, BASES);
      if (readinessOf(models).state !== "ready") {
        throw new Refusal(
          "unavailable",
          "voice-not-ready",
          "The voice's model is not there yet. Fetch it by: npm run voices. Or choose another voice.",
        );
      }
      // The voice has an American accent, whatever the text's: its network never heard another.
      const sounds = await phonemizer.sounds({ text, british: false, pronounced }, signal);
      const reply = await askTwice(
        children,
        {
          text,
          sounds,
          ...settings,
          manner: request.manner ?? "plain",
          networkPath: models.path("hibari/hibari.onnx"),
          vocabularyPath: models.path("english/vocab.json"),
        },
        signal,
      );
      if ("speech" in reply) return reply.speech;
      throw new Refusal(
        "unavailable",
        "voice-model-damaged",
        "A file of the voice's model is damaged. Fetch it again by: npm run voices.",
        { cause: new Error(reply.damaged) },
      );
    },
    async close() {
      children.close();
    },
  };
}
