import { analyze } from "@storytelling/narrative";

const sample = 2000;

/** The language that a text is written in, from its beginning and its middle. */
export function detectLanguage(text: string): string {
  const middle = Math.floor(text.length / 2);
  const part =
    text.length > 2 * sample ? `${text.slice(0, sample)} ${text.slice(middle, middle + sample)}` : text;
  return analyze(part).language;
}
