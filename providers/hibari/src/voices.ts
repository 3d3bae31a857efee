import type { Voice } from "@storytelling/speech";

/** The base that requests name: hibari's network has one voice, learnt from Kokoro's `af_heart`. */
export const BASE = "heart";

/** The narrator, an American woman. */
export const voices = (): Voice[] => [
  {
    id: "hibari-narrator",
    provider: "hibari",
    name: "Nora, the storyteller",
    language: "en",
    gender: "female",
    age: "adult",
    base: BASE,
    settings: { pitch: 1, rate: 1 },
    description: "Warm and clear; for narration.",
  },
];
