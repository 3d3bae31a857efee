import type { SpeechRequest, Voice } from "@storytelling/speech";
import { startWorld } from "../../services/narration/test/world.ts";
import { openVoices } from "../speech.ts";
import type { Lines } from "./lines.ts";

/** A line as a voice was asked for it. */
export interface Asked {
  readonly provider: string;
  readonly request: SpeechRequest;
}

/** One narration: how long it took, from the request to the MP3, and how long it plays. */
export interface Narrated {
  readonly seconds: number;
  readonly audioSeconds: number;
  readonly asked: readonly Asked[];
}

/** The narration service with the neural voices on two cores, which records what it asks of them. */
export async function startNarration() {
  const voices = openVoices(2);
  let asked: Asked[] = [];
  const world = await startWorld({
    env: { SPEECH_WORKERS: "2" },
    voices: () => ({
      ...voices,
      async speak(provider, request, signal) {
        asked.push({ provider, request });
        return voices.speak(provider, request, signal);
      },
    }),
  });
  const neural = ["hibari", "kokoro"].flatMap(
    (id) => voices.providers.find((provider) => provider.id === id) ?? [],
  );
  /** Each process loads its network with its first line, and ends when idle. The peer's loading does not count either. */
  const load = () =>
    Promise.all(
      [...neural, ...neural].map((provider) => {
        const { base, settings, language } = provider.voices()[0] as Voice;
        return provider.speak({ text: "Once upon a time.", language, base, settings });
      }),
    );
  const begin = async (lines: Lines): Promise<string> => {
    const story = await world.write(lines.lines, { genders: lines.genders });
    const { status, body } = await world.request(story);
    if (status !== 202) throw new Error(JSON.stringify(body));
    return body.id;
  };
  return {
    voices,
    begin,
    progress: async (id: string) => (await world.get(`narrations/${id}`)).body,
    async narrate(lines: Lines): Promise<Narrated> {
      await load();
      asked = [];
      const started = performance.now();
      const id = await begin(lines);
      for (;;) {
        const { body } = await world.get(`narrations/${id}`);
        if (body.status === "failed") throw new Error(`The narration failed: ${body.error}`);
        if (body.status === "done") {
          const seconds = (performance.now() - started) / 1000;
          return { seconds, audioSeconds: body.durationMs / 1000, asked };
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    stop: () => world.stop(),
  };
}
