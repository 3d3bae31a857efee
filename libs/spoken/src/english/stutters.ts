import { rule } from "../rule.ts";

const SOUNDS: Record<string, string> = {
  a: "ah",
  c: "kuh",
  e: "eh",
  i: "ih",
  j: "juh",
  o: "oh",
  q: "kwuh",
  u: "uh",
  x: "zuh",
  h: "huh",
};

/** "W-what", "th-th-there": the first sound, as often as it is written, then the word. */
export const stutter = rule(
  /((?:[a-z]|[b-df-hj-np-tv-z]{2,3})[-–—]|[a-z](?:\.{3}|…) ?)(?:\1){0,10}(?=\p{L})/iu,
  ([written, first = ""], { text, at }) => {
    const sound = first.replace(/[^a-z]/gi, "").toLowerCase();
    const word = text.slice(at + written.length, at + written.length + sound.length + 1).toLowerCase();
    if (!word.startsWith(sound)) return undefined;
    // "I-I", "a-a": a word of one letter that is said again.
    if (!/^\p{L}{2}/u.test(word)) return undefined;
    const times = written.length / first.length;
    return `${SOUNDS[sound] ?? `${sound}uh`} `.repeat(times);
  },
);
