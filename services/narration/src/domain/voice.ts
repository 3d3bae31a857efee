/** How old a voice sounds. */
export type Age = "child" | "young" | "adult" | "old";

/** Factors on a provider's base voice, 0.5 to 2. */
export interface Settings {
  readonly pitch: number;
  readonly rate: number;
}

/** A voice of the catalogue. */
export interface Voice {
  readonly id: string;
  readonly provider: string;
  readonly name: string;
  readonly language: string;
  readonly gender: "female" | "male" | "other";
  readonly age: Age;
  readonly base: string;
  readonly settings: Settings;
  readonly description: string;
}

/** How alike two voices sound: 0 for different base voices, 1 for the same at the same pitch and rate. */
export function likeness(a: Voice, b: Voice): number {
  if (a.provider !== b.provider || a.base !== b.base) return 0;
  const apart =
    Math.abs(Math.log2(a.settings.pitch / b.settings.pitch)) * 2.5 +
    Math.abs(Math.log2(a.settings.rate / b.settings.rate));
  return Math.max(0, 1 - apart);
}

/** Whether the description of a voice says that it is made for narration. */
export const isNarrating = (voice: Voice): boolean => /\bnarrat/i.test(voice.description);

/** How far a voice is from a calm narrator: 0 for an adult near the natural pitch who does not speak fast. */
export const unrest = (voice: Voice): number =>
  (isNarrating(voice) ? 0 : 1) +
  (voice.age === "adult" ? 0 : 2) +
  (voice.gender === "other" ? 1 : 0) +
  Math.round(5 * Math.abs(Math.log2(voice.settings.pitch))) / 5 +
  Math.max(0, voice.settings.rate - 1) * 2;
