import { type Rule, rule } from "../rule.ts";

/** Sounds without a vowel, which a voice would spell: how they are said. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^h+m+$/i, "hum"],
  [/^m{2,}$/i, "mum"],
  [/^s+h+$/i, "shush"],
  [/^p+s+t+$/i, "pist"],
  [/^t+s+k+$/i, "tisk"],
  [/^b+r{2,}$/i, "burr"],
  [/^g+r{2,}$/i, "gurr"],
  [/^z{2,}$/i, "zuzz"],
  [/^p+f+t*$/i, "pift"],
  [/^n+g+h+$/i, "nung"],
];

export const sounds: Rule = rule(/[b-df-hj-np-tv-z]{2,40}(?![\p{L}'’])/iu, ([written]) =>
  /^[A-Z]{2}$/.test(written) && !/^(?:HM|MM|SH)$/.test(written)
    ? undefined
    : SOUNDS.find(([pattern]) => pattern.test(written))?.[1],
);
