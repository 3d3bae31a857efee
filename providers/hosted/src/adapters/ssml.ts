import type { SpeechRequest } from "@storytelling/speech";
import type { HostedVoice } from "../adapter.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text as the content of an XML element or attribute; characters that XML does not allow are left out. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 does not allow.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");

const STYLES = { whisper: "whispering", shout: "shouting" } as const;

/** A factor as Azure's change in percent: 1.1 is "+10%". */
const percent = (factor: number): string => {
  const change = Math.round((factor - 1) * 100);
  return `${change < 0 ? "" : "+"}${change}%`;
};

/** A request as a document of Speech Synthesis Markup Language; the text is never markup. */
export function ssml(
  { text, language, settings, manner, pronounced }: SpeechRequest,
  voice: HostedVoice,
): string {
  let at = 0;
  let words = "";
  for (const { start, end, ipa } of pronounced ?? []) {
    words += `${escaped(text.slice(at, start))}<phoneme alphabet="ipa" ph="${escaped(ipa)}">${escaped(text.slice(start, end))}</phoneme>`;
    at = end;
  }
  words += escaped(text.slice(at));
  const { rate, pitch } = settings;
  const prosody = `<prosody rate="${percent(rate)}" pitch="${percent(pitch)}">${words}</prosody>`;
  const style = manner && manner !== "plain" ? STYLES[manner] : undefined;
  const said =
    style !== undefined && voice.styles?.includes(style)
      ? `<mstts:express-as style="${style}">${prosody}</mstts:express-as>`
      : prosody;
  const tag = language === "en" ? "en-US" : language;
  const isOwn = tag.split("-", 1)[0] === voice.language.split("-", 1)[0];
  const spoken = isOwn ? said : `<lang xml:lang="${escaped(tag)}">${said}</lang>`;
  return `<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xmlns:mstts="https://www.w3.org/2001/mstts" xml:lang="${escaped(tag)}"><voice name="${escaped(voice.base)}">${spoken}</voice></speak>`;
}
