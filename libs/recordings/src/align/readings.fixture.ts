import { embeddedVoices, type Speech, type SpeechProvider } from "@storytelling/speech";

/** Voices of Flite. */
export const WOMAN = "slt";
export const MAN = "rms";

/** Opens Flite, which reads texts for tests. */
export function openReader() {
  const flite = embeddedVoices({ workers: 1 })[0] as SpeechProvider;
  return {
    read: (text: string, base: string, rate = 1): Promise<Speech> =>
      flite.speak({ text, language: "en", base, settings: { pitch: 1, rate } }),
    close: () => flite.close(),
  };
}

/** Sounds one after another, with half a second of near silence around each. */
export function inOneTake(sounds: readonly Speech[]): {
  pcm: Int16Array;
  sampleRate: number;
  starts: number[];
} {
  const sampleRate = sounds[0]?.sampleRate ?? 16_000;
  const pause = Int16Array.from({ length: sampleRate / 2 }, (_, i) => (i * 7919) % 23);
  const samples: number[] = [...pause];
  const starts: number[] = [];
  for (const { pcm } of sounds) {
    starts.push((samples.length * 1000) / sampleRate);
    for (const sample of pcm) samples.push(sample);
    samples.push(...pause);
  }
  return { pcm: Int16Array.from(samples), sampleRate, starts };
}
