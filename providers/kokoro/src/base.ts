import { Refusal } from "@storytelling/values";
import { kokoroNames } from "./names.ts";

/** One of Kokoro's own voices with its share of a blend, from 0 to 1. */
export interface Share {
  readonly name: string;
  readonly weight: number;
}

const MOST_SHARES = 4;
const SHARE = /^([a-z]{2}_[a-z]+)(?:\*([01](?:\.\d{1,3})?))?$/;

/**
 * Reads a base: a name such as `af_heart`, or shares of names that sum to 1, such as `af_heart*0.5+af_bella*0.5`.
 * @throws Refusal `unknown-voice`, `voice-blend-invalid`
 */
export function sharesOf(base: string): Share[] {
  const shares = base.split("+", MOST_SHARES + 1).map((part) => {
    const [, name = "", weight = "1"] = SHARE.exec(part) ?? [];
    if (!kokoroNames.has(name)) {
      throw new Refusal("invalid", "unknown-voice", "Choose a voice from the list of voices.");
    }
    return { name, weight: Number(weight) };
  });
  const sum = shares.reduce((total, { weight }) => total + weight, 0);
  const distinct = new Set(shares.map(({ name }) => name)).size === shares.length;
  if (
    shares.length > MOST_SHARES ||
    !distinct ||
    Math.abs(sum - 1) > 1e-6 ||
    shares.some(({ weight }) => weight === 0)
  ) {
    throw new Refusal(
      "invalid",
      "voice-blend-invalid",
      `Blend at most ${MOST_SHARES} different voices with weights above 0 that sum to 1: af_heart*0.5+af_bella*0.5.`,
    );
  }
  return shares;
}
