import { traitsOf } from "./provider-traits.ts";

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
  /** A language tag: `en`, or with a region where the accent is known, such as `en-GB`. */
  readonly language: string;
  readonly gender: "female" | "male" | "other";
  readonly age: Age;
  readonly base: string;
  readonly settings: Settings;
  readonly description: string;
  /** The person whose voice it is made to resemble; absent for the voices of the catalogue. */
  readonly resembles?: string;
}

/** Voices of one family belong together in one book. */
export const familyOf = (voice: Voice): string => traitsOf(voice.provider).family;

/**
 * The base voices that a voice is made of, with their shares, which sum to 1. Kokoro's blends are written
 * `af_heart*0.5+af_kore*0.5`; hibari's only voice was learnt from Kokoro's `af_heart`.
 */
function readShares({ provider, base }: Voice): ReadonlyMap<string, number> {
  if (provider === "hibari") return new Map([["kokoro af_heart", 1]]);
  if (provider !== "kokoro") return new Map([[`${provider} ${base}`, 1]]);
  const shares = base.split("+").map((part): [string, number] => {
    const [name = "", weight = "1"] = part.split("*");
    return [`kokoro ${name}`, Number(weight)];
  });
  return new Map(shares);
}

/** Voices are compared many times in a large cast. */
const known = new WeakMap<Voice, ReadonlyMap<string, number>>();

function sharesOf(voice: Voice): ReadonlyMap<string, number> {
  const shares = known.get(voice) ?? readShares(voice);
  known.set(voice, shares);
  return shares;
}

/**
 * How alike two voices sound: 0 without a common base voice, 1 for the same one at the same pitch and rate. A blend is
 * like its parts by their shares.
 */
export function likeness(a: Voice, b: Voice): number {
  const [own, others] = [sharesOf(a), sharesOf(b)];
  let common = 0;
  for (const [base, share] of own) common += Math.min(share, others.get(base) ?? 0);
  if (common === 0) return 0;
  const apart =
    Math.abs(Math.log2(a.settings.pitch / b.settings.pitch)) * 2.5 +
    Math.abs(Math.log2(a.settings.rate / b.settings.rate));
  return common * Math.max(0, 1 - apart);
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
