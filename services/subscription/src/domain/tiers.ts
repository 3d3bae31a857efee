import { z } from "zod";

export const TierCode = z.enum(["free", "silver", "gold", "platinum"]);
export type TierCode = z.infer<typeof TierCode>;

/** What a tier allows. Monthly allowances start again each calendar month (UTC); levels apply at any moment. */
export const Allowances = z.strictObject({
  /** Stories written, imported or cloned in a month. */
  stories: z.number().int(),
  /** Words analysed for characters and speakers in a month. */
  analysedWords: z.number().int(),
  /** Characters spoken by synthetic voices in a month. Speech that already exists is reused and costs nothing. */
  narratedCharacters: z.number().int(),
  /** Lines recorded by people in a month. */
  humanTakes: z.number().int(),
  /** Minutes of video made in a month. */
  videoMinutes: z.number().int(),
  /** Guests in one session: a level. */
  guestsPerSession: z.number().int(),
  /** Bytes of stored sound and video: a level. */
  storageBytes: z.number().int(),
});
export type Allowances = z.infer<typeof Allowances>;

export const Features = z.strictObject({
  voices: z.enum(["standard", "all"]),
  exports: z.array(z.enum(["mp3", "captions", "web", "epub", "video"])),
  /** Work with a higher number leaves the queue first. */
  priority: z.number().int(),
});

export const Tier = z.strictObject({
  code: TierCode,
  name: z.string(),
  /** Minor units of `currency`. */
  priceMonth: z.number().int(),
  priceYear: z.number().int(),
  allowances: Allowances,
  features: Features,
});
export type Tier = z.infer<typeof Tier>;

/** The currency of every price, ISO 4217. */
export const currency = "EUR";

const GB = 1_000_000_000;

/**
 * All tiers, from the lowest to the highest. A novel has some 100,000 words, 550,000 characters and
 * ten hours of sound: Silver narrates half of one in a month, Gold two, Platinum ten. Prices are between those of
 * family-story books (about 99 a year) and of studio voices (5, 22 and 99 a month, in 2026); a year costs ten months.
 */
export const tiers: readonly Tier[] = [
  {
    code: "free",
    name: "Free",
    priceMonth: 0,
    priceYear: 0,
    allowances: {
      stories: 5,
      analysedWords: 20_000,
      narratedCharacters: 40_000,
      humanTakes: 100,
      videoMinutes: 5,
      guestsPerSession: 3,
      storageBytes: GB / 2,
    },
    features: { voices: "standard", exports: ["mp3", "captions", "web"], priority: 0 },
  },
  {
    code: "silver",
    name: "Silver",
    priceMonth: 7_99,
    priceYear: 79_90,
    allowances: {
      stories: 30,
      analysedWords: 150_000,
      narratedCharacters: 300_000,
      humanTakes: 1_000,
      videoMinutes: 60,
      guestsPerSession: 10,
      storageBytes: 5 * GB,
    },
    features: { voices: "all", exports: ["mp3", "captions", "web", "epub"], priority: 1 },
  },
  {
    code: "gold",
    name: "Gold",
    priceMonth: 16_99,
    priceYear: 169_90,
    allowances: {
      stories: 100,
      analysedWords: 600_000,
      narratedCharacters: 1_200_000,
      humanTakes: 5_000,
      videoMinutes: 240,
      guestsPerSession: 30,
      storageBytes: 25 * GB,
    },
    features: { voices: "all", exports: ["mp3", "captions", "web", "epub", "video"], priority: 2 },
  },
  {
    code: "platinum",
    name: "Platinum",
    priceMonth: 39_99,
    priceYear: 399_90,
    allowances: {
      stories: 1_000,
      analysedWords: 3_000_000,
      narratedCharacters: 6_000_000,
      humanTakes: 25_000,
      videoMinutes: 1_200,
      guestsPerSession: 100,
      storageBytes: 100 * GB,
    },
    features: { voices: "all", exports: ["mp3", "captions", "web", "epub", "video"], priority: 3 },
  },
];

/** A tier by its code. */
export function tierOf(code: TierCode): Tier {
  const tier = tiers.find((each) => each.code === code);
  if (!tier) throw new Error(`There is no tier ${code}.`);
  return tier;
}

const rank = (code: TierCode): number => tiers.findIndex((each) => each.code === code);

/** Negative when `a` grants less than `b`, 0 when they are the same, positive when it grants more. */
export const compareTiers = (a: TierCode, b: TierCode): number => rank(a) - rank(b);

/** The higher of `tier` and `floor`, which is the least tier of every user. */
export const atLeast = (tier: TierCode, floor: TierCode): TierCode =>
  compareTiers(tier, floor) < 0 ? floor : tier;
