import type { HostedVoice } from "../adapter.ts";

/** OpenAI's own voices and how they sound. They speak any language. */
const GENDERS: Readonly<Record<string, HostedVoice["gender"]>> = {
  alloy: "other",
  ash: "male",
  ballad: "male",
  coral: "female",
  echo: "male",
  fable: "other",
  onyx: "male",
  nova: "female",
  sage: "female",
  shimmer: "female",
  verse: "male",
  marin: "female",
  cedar: "male",
};

/** The voices that OpenAI offers with each of its models. */
export const OPENAI_VOICES: readonly string[] = [
  "alloy",
  "ash",
  "coral",
  "echo",
  "fable",
  "onyx",
  "nova",
  "sage",
  "shimmer",
];

/** The first letter of Kokoro's names tells the language, the second the gender. */
const KOKORO = /^([abefhijpz])([fm])_(\w+)$/;
const KOKORO_LANGUAGES: Readonly<Record<string, string>> = {
  a: "en",
  b: "en-GB",
  e: "es",
  f: "fr",
  h: "hi",
  i: "it",
  j: "ja",
  p: "pt",
  z: "zh",
};

/** A row for each voice, and for each language where its name tells none. */
export const openAiVoices = (names: readonly string[], languages: readonly string[]): HostedVoice[] =>
  names.flatMap((name) => {
    const [, language = "", gender, own = ""] = KOKORO.exec(name) ?? [];
    const known = KOKORO_LANGUAGES[language];
    if (known !== undefined)
      return [row(`openai-${name}`, name, own, known, gender === "f" ? "female" : "male")];
    return languages.map((tag) =>
      row(
        languages.length > 1 ? `openai-${tag}-${name}` : `openai-${name}`,
        name,
        name,
        tag,
        GENDERS[name] ?? "other",
      ),
    );
  });

const row = (
  id: string,
  base: string,
  name: string,
  language: string,
  gender: HostedVoice["gender"],
): HostedVoice => ({
  id,
  provider: "openai",
  name: name.charAt(0).toUpperCase() + name.slice(1),
  language,
  gender,
  age: "adult",
  base,
  settings: { pitch: 1, rate: 1 },
  description: "A voice of a speech server.",
});
