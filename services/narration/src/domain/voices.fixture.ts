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
