import type { Character } from "./script.ts";
import type { Voice } from "./voice.ts";

/** A voice for tests. */
export const voice = (
  id: string,
  gender: Voice["gender"],
  age: Voice["age"],
  more: Partial<Voice> = {},
): Voice => ({
  id,
  provider: "test",
  name: id,
  language: "en",
  gender,
  age,
  base: id,
  settings: { pitch: 1, rate: 1 },
  description: "",
  ...more,
});

/** Two narrators, three women, three men and a robot. */
export const voices: Voice[] = [
  voice("teller", "female", "adult", { description: "Calm; for narration." }),
  voice("teller2", "male", "adult", { description: "Even; for narration." }),
  voice("woman", "female", "adult"),
  voice("girl", "female", "child"),
  voice("granny", "female", "old"),
  voice("man", "male", "adult"),
  voice("boy", "male", "child"),
  voice("grandpa", "male", "old"),
  voice("robot", "other", "adult"),
];

/** Some of the voices of hibari and Kokoro, in their order, as those providers describe them. */
export const neural: Voice[] = [
  voice("hibari-narrator", "female", "adult", {
    provider: "hibari",
    base: "heart",
    description: "Warm and clear; for narration.",
  }),
  ...(
    [
      ["af_heart", "en", "female", "adult", "Warm and clear; for narration."],
      ["bf_emma", "en-GB", "female", "adult", "British, bright; for narration."],
      ["am_fenrir", "en", "male", "adult", "A man, firm."],
      ["af_kore", "en", "female", "adult", "A woman, confident and low."],
      ["af_heart*0.5+af_kore*0.5", "en", "female", "adult", "A woman, composed."],
      ["af_sarah", "en", "female", "adult", "A woman, plain-spoken."],
      ["bf_lily", "en-GB", "female", "adult", "A British woman, soft."],
    ] as const
  ).map(([base, language, gender, age, description]) =>
    voice(`kokoro-${base}`, gender, age, { provider: "kokoro", base, language, description }),
  ),
];

/** A character for tests. */
export const character = (name: string, more: Partial<Character> = {}): Character => ({
  id: `c-${name}`,
  name,
  aliases: [],
  gender: "unknown",
  age: "unknown",
  plural: false,
  narrator: false,
  lines: 1,
  ...more,
});
