import { baseOf } from "@storytelling/values";
import type { VoiceProfile } from "./profile.ts";
import type { Voice } from "./voice.ts";

/** The pitch of voices in Hz by gender and age, as speech is mostly measured. */
const PITCH_HZ: Readonly<Record<Voice["gender"], Readonly<Record<Voice["age"], number>>>> = {
  female: { child: 270, young: 220, adult: 200, old: 185 },
  male: { child: 250, young: 130, adult: 115, old: 125 },
  other: { child: 260, young: 175, adult: 160, old: 155 },
};

/** How many words the voices say in a minute, at rate 1. */
const WORDS_PER_MINUTE = 165;
/** Beyond these rates, synthetic speech is hard to follow. */
const [SLOWEST, FASTEST] = [0.8, 1.25];

/** The costs of a choice. A more important reason outweighs the less important ones. */
const COST = { language: 1000, gender: 10, octave: 12, accent: 1, age: 0.5, place: 0.001 };

type Resembled = Pick<VoiceProfile, "gender" | "age" | "language" | "pitchHz" | "wordsPerMinute">;

/** A synthetic voice that is made to resemble a person's: the nearest one, at the person's pace. */
export interface StandIn {
  readonly voice: Voice;
  readonly settings: Voice["settings"];
}

/**
 * The synthetic voice that reads what a person has not recorded. It is found by the language, the gender that they gave,
 * and the two numbers that were measured. Its pitch stays its own, since shifting it sounds unnatural.
 * @param voices the synthetic voices, best first
 * @returns null when no voice speaks the language
 */
export function standInFor(profile: Resembled, voices: readonly Voice[], language: string): StandIn | null {
  const speaking = voices.filter((voice) => baseOf(voice.language) === baseOf(language));
  let [best, least] = [null as Voice | null, Number.POSITIVE_INFINITY];
  for (const [place, voice] of speaking.entries()) {
    const cost = costOf(profile, voice, language) + COST.place * place;
    if (cost < least) [best, least] = [voice, cost];
  }
  if (!best) return null;
  const pace = profile.wordsPerMinute === null ? 1 : profile.wordsPerMinute / paceOf(best);
  const rate = best.settings.rate * Math.min(FASTEST, Math.max(SLOWEST, pace));
  // Rounded, so that one more take does not give all lines another rendition.
  return { voice: best, settings: { ...best.settings, rate: Math.round(rate * 20) / 20 } };
}

function costOf(profile: Resembled, voice: Voice, language: string): number {
  const gender =
    profile.gender === voice.gender ? 0 : voice.gender === "other" || profile.gender === "other" ? 0.5 : 1;
  const octaves = profile.pitchHz === null ? 0 : Math.abs(Math.log2(profile.pitchHz / pitchOf(voice)));
  const wanted = baseOf(profile.language) === baseOf(language) ? profile.language : language;
  return (
    COST.gender * gender +
    COST.octave * octaves +
    (voice.language === wanted ? 0 : COST.accent) +
    COST.age * Math.abs(AGES.indexOf(profile.age) - AGES.indexOf(voice.age))
  );
}

const AGES = ["child", "young", "adult", "old"];

const pitchOf = (voice: Voice): number => PITCH_HZ[voice.gender][voice.age] * voice.settings.pitch;

const paceOf = (voice: Voice): number => WORDS_PER_MINUTE * voice.settings.rate;
