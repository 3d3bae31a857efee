import type { Voice } from "@storytelling/speech";
import { AGES, BLENDS, GOOD, OTHER_LANGUAGES, POOR, type Row } from "./voice-rows.ts";

const voice = ([id, name, language, gender, age, base, pitch, rate, description]: Row): Voice => ({
  id: `kokoro-${id}`,
  provider: "kokoro",
  name,
  language,
  gender,
  age,
  base,
  settings: { pitch, rate },
  description,
});

/** The languages that Kokoro speaks here, as ISO codes. */
export const kokoroLanguages: readonly string[] = ["en", "es", "fr", "hi", "it", "pt"];

/** The best first: English voices by grade and their variants, blends, other languages, and the poor ones last. */
export const kokoroVoices = (): Voice[] =>
  [...GOOD, ...AGES, ...BLENDS, ...OTHER_LANGUAGES, ...POOR].map(voice);
