import { embeddedVoices, type SpeechProvider } from "@storytelling/speech";
import type { NeuralState } from "../src/engines/voices.ts";
import type { BetterVoices } from "./world.ts";

/** Voices as a network's are, until their models are there. What they say is spoken by Flite. */
export function betterVoices() {
  let state: NeuralState = { state: "fetching", doneBytes: 40_000_000, totalBytes: 136_000_000 };
  let tell = (): void => {};
  const [flite] = embeddedVoices({ workers: 1 });
  if (!flite) throw new Error("Flite is missing.");
  const provider: SpeechProvider = {
    ...flite,
    id: "kokoro",
    readiness: () =>
      state.state === "off" ? { state: "missing", reason: "" } : (state as { state: "ready" }),
    voices: () =>
      ["slt", "rms", "awb"].map((base, at) => ({
        id: `kokoro-${base}`,
        provider: "kokoro",
        name: base,
        language: "en",
        gender: at === 0 ? "female" : "male",
        age: "adult",
        base,
        settings: { pitch: 1, rate: 1 },
        description: at === 0 ? "For narration." : "Calm.",
      })),
  };
  const better: BetterVoices = {
    provider,
    voices: {
      neural: () => state,
      neuralLanguages: new Set(["en"]),
      onNewVoices: (listener) => {
        tell = listener;
      },
    },
    gone: false,
  };
  return {
    better,
    /** The state of the models becomes another one. */
    become(next: NeuralState): void {
      state = next;
      tell();
    },
  };
}
