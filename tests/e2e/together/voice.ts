import { encodeWav } from "@storytelling/media";
import { createSpeech, embeddedVoices } from "@storytelling/speech";

/** A reading of a text. */
export interface Reading {
  readonly wav: Uint8Array<ArrayBuffer>;
  readonly pcm: Int16Array;
  readonly sampleRate: number;
}

/** Stands in for people who record: reads texts with a voice and at a pace that no cast of the test has. */
export function openReader() {
  const speech = createSpeech(embeddedVoices({ workers: 1 }));
  return {
    /** @param base a base voice of Flite: `rms`, `awb`, `kal16` */
    async read(text: string, base: string, rate = 0.9): Promise<Reading> {
      const settings = { pitch: 1.07, rate };
      const { pcm, sampleRate } = await speech.speak("flite", { text, language: "en", base, settings });
      return { wav: new Uint8Array(encodeWav(pcm, sampleRate)), pcm, sampleRate };
    },
    close: () => speech.close(),
  };
}
export type Reader = ReturnType<typeof openReader>;
