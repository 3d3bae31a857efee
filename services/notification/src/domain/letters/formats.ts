import { toOneLine } from "@storytelling/values";

/** How names, titles, numbers and dates are written in one language and one time zone. */
export interface Formats {
  /** A date with its time of day, in the recipient's time zone, which it names. */
  when(iso: string): string;
  number(count: number): string;
  /** An amount of minor units, such as cents. */
  money(amount: number, currency: string): string;
  list(items: readonly string[]): string;
  /** The form for a count; `#` in it is replaced by the count. */
  plural(count: number, forms: Plural): string;
  /** The name of a person or a character: one line, not too long. */
  name(words: string): string;
  /** A story's title in quotation marks; `otherwise` when it is not known. */
  title(words: string | null, otherwise: string): string;
  minutes(ms: number): number;
}

/** The forms of a word by plural category, as Intl.PluralRules names them. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

const longestName = 60;
const longestTitle = 90;

/** @param locale of one of our languages; `quotes` are its quotation marks; `rightToLeft` its direction */
export function formatsOf(
  locale: string,
  timeZone: string,
  { quotes, rightToLeft }: { quotes: readonly [string, string]; rightToLeft: boolean },
): Formats {
  const time = new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone: knownZone(timeZone),
  });
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale, { type: "conjunction" });
  const plurals = new Intl.PluralRules(locale);
  const name = (words: string) => isolated(shortened(toOneLine(words), longestName), rightToLeft);
  return {
    when: (iso) => time.format(new Date(iso)),
    number: (count) => numbers.format(count),
    money: (amount, currency) => moneyOf(locale, amount, currency),
    list: (items) => lists.format(items),
    plural: (count, forms) =>
      (forms[plurals.select(count)] ?? forms.other).replaceAll("#", numbers.format(count)),
    name,
    title: (words, otherwise) =>
      words?.trim()
        ? `${quotes[0]}${isolated(shortened(toOneLine(words), longestTitle), rightToLeft)}${quotes[1]}`
        : otherwise,
    minutes: (ms) => Math.max(1, Math.round(ms / 60_000)),
  };
}

function moneyOf(locale: string, amount: number, currency: string): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** A recipient's time zone comes from their browser; one that this machine does not know counts as UTC. */
function knownZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}

/** Cuts after whole characters, as people see them. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let kept = "";
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (kept.length + segment.length >= longest) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

const rightLetters = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const leftLetters = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{N}]/u;

/** Words of the other direction are isolated, so that they do not reorder the text around them. */
function isolated(text: string, rightToLeft: boolean): string {
  const other = rightToLeft ? leftLetters : rightLetters;
  return other.test(text) ? `\u2068${text}\u2069` : text;
}
