import { FOREIGN_SPEECH_VERBS } from "../data/languages.ts";
import { SPEECH_VERBS } from "../data/speech-verbs.ts";
import type { Quote } from "../text/document.ts";

const isVerb = (word: string): boolean => SPEECH_VERBS.has(word) || FOREIGN_SPEECH_VERBS.has(word);

const lastWord = (before: string): string => /(\p{L}+)\s*$/u.exec(before)?.[1]?.toLowerCase() ?? "";

/** Whether a marked stretch is speech, and not a title or scare quotes ("the 'grand' hotel"). */
export const isSpeech = (text: string, quote: Quote, paragraphStart: number): boolean => {
  const content = text
    .slice(quote.start, quote.end)
    .replace(/[\s_*]+$/, "")
    .replace(/^[\s_*]+/, "");
  if (!/[\p{L}\p{N}]/u.test(content)) return false;
  const before = text.slice(Math.max(paragraphStart, quote.outer.start - 60), quote.outer.start).trimEnd();
  if (before === "" || quote.continues || /[「『]/.test(text.charAt(quote.outer.start))) return true;
  const after = text.slice(quote.outer.end, quote.outer.end + 40).trimStart();
  const words = content.split(/\s+/).length;
  const next = (/^(?:\p{L}+\s+)?\p{L}+/u.exec(after)?.[0] ?? "").toLowerCase().split(/\s+/);
  if (/^\p{L}/u.test(after) && next.some(isVerb) && /[,.!?…—-]$/.test(content)) return true;
  const bare = /[\p{L}\p{N}’']$/u.test(before);
  if (bare) {
    if (isVerb(lastWord(before))) return true;
    if (words <= 6) return /[.!?…—]$/.test(content) && /^(?:$|\p{Lu}|["“‘'])/u.test(after) && words > 2;
    return /[,.!?…—-]$/.test(content);
  }
  if (/[,:—–-]$/.test(before)) return words > 1 || /[.!?,…—-]$/.test(content) || /^\p{Lu}/u.test(content);
  return words > 4 || /[,.!?;:…—–-]$/.test(content) || /^\p{Lu}/u.test(content);
};
