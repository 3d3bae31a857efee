import de from "./names/de.json" with { type: "json" };
import en from "./names/en.json" with { type: "json" };
import es from "./names/es.json" with { type: "json" };
import fr from "./names/fr.json" with { type: "json" };
import it from "./names/it.json" with { type: "json" };
import pt from "./names/pt.json" with { type: "json" };

/** By language: an emoji, a space and its name. From Unicode's CLDR, by tools/emoji-names.ts. */
const lists: Readonly<Record<string, readonly string[]>> = { de, en, es, fr, it, pt };
const names = new Map<string, ReadonlyMap<string, string>>();

/** One emoji as people see it, with its variation selectors, skin tones and joined parts. */
const emoji = /\p{RGI_Emoji}|\p{Extended_Pictographic}\ufe0f?/vy;
const variation = /\ufe0f/gu;
const tone = /\p{Emoji_Modifier}/gu;
const flag = /^[\u{1f1e6}-\u{1f1ff}]{2}$/u;

/** The names of a language; undefined when we have none. */
function namesOf(language: string): ReadonlyMap<string, string> | undefined {
  const known = names.get(language);
  const list = lists[language];
  if (known || !list) return known;
  const made = new Map(
    list.map((line): [string, string] => [line.split(" ", 1).join(""), line.slice(line.indexOf(" ") + 1)]),
  );
  names.set(language, made);
  return made;
}

/** The name of the emoji at a place, without its skin tone; a flag is named by its region. Undefined when it has none. */
export function emojiName(
  text: string,
  at: number,
  language: string,
): { readonly end: number; readonly name: string } | undefined {
  const known = namesOf(language);
  if (!known) return undefined;
  emoji.lastIndex = at;
  const whole = emoji.exec(text)?.[0];
  if (whole === undefined) return undefined;
  const plain = whole.replace(variation, "").replace(tone, "");
  const name = flag.test(plain) ? regionName(plain, language) : known.get(plain);
  return name === undefined ? undefined : { end: at + whole.length, name };
}

function regionName(letters: string, language: string): string | undefined {
  const code = [...letters].map((each) => String.fromCharCode((each.codePointAt(0) ?? 0) - 0x1f1e6 + 65));
  return new Intl.DisplayNames(language, { type: "region", fallback: "none" }).of(code.join(""));
}
