import type { Age, Voice } from "./voice.ts";

/** A person's voice in the catalogue. */
export interface VoiceProfile {
  /** Begins with `person-`. */
  readonly id: string;
  readonly personId: string;
  readonly consentId: string;
  readonly name: string;
  readonly language: string;
  readonly gender: Voice["gender"];
  readonly age: Age;
  /** The two numbers that are measured of a person's voice. Null until enough was heard. */
  readonly pitchHz: number | null;
  readonly wordsPerMinute: number | null;
  readonly wordsMeasured: number;
}

/** Whether a voice is a person's. A line of theirs without a take is synthetic, and made to resemble them. */
export const isPersonal = (voiceId: string): boolean => voiceId.startsWith("person-");

/** What was measured on recordings: the two numbers that are kept of a voice. */
export interface Heard {
  readonly pitchHz: number | null;
  readonly wordsPerMinute: number | null;
}

type Measured = Pick<VoiceProfile, "pitchHz" | "wordsPerMinute" | "wordsMeasured">;

/** A profile's numbers after more was heard, each weighed by its words. */
export function withMeasure(before: Measured, measure: Heard, words: number): Measured {
  const mixed = (old: number | null, heard: number | null): number | null => {
    if (old === null || heard === null) return heard ?? old;
    const all = before.wordsMeasured + words;
    return all === 0 ? heard : (old * before.wordsMeasured + heard * words) / all;
  };
  return {
    pitchHz: mixed(before.pitchHz, measure.pitchHz),
    wordsPerMinute: mixed(before.wordsPerMinute, measure.wordsPerMinute),
    wordsMeasured: before.wordsMeasured + words,
  };
}

export const newProfileId = (id: string): string => `person-${id}`;
