import { romanValue } from "../roman.ts";
import { after, type Rule, rule, wordBefore } from "../rule.ts";
import { cardinal, ordinal, year } from "./number-words.ts";

const DIVISIONS =
  /^(?:chapter|chap|ch|act|scene|book|part|volume|vol|section|canto|stave|psalm|letter|phase|episode|figure|fig|table|lesson|level|type|class|stage|war|number|appendix|article|verse|page|pages|plate|sonnet|day|night|tale|no|mark|apollo|grade|rocky|superbowl|bowl|corps)$/i;
const RULERS =
  /^(?:Adrian|Albert|Alexander|Alfonso|Amenhotep|Anne|Baldwin|Benedict|Boniface|Carl|Catherine|Charles|Christian|Clement|Conrad|Constantine|Cosimo|Darius|David|Edmund|Edward|Elizabeth|Eric|Eugene|Ferdinand|Francis|Franz|Frederick|Friedrich|George|Gregory|Gustav|Haakon|Harald|Harold|Henri|Henry|Hugh|Innocent|Isabella|Ivan|James|Joan|John|Joseph|Julius|Juan|Karl|Kenneth|Leo|Leopold|Louis|Ludwig|Manuel|Margaret|Maria|Mary|Matthew|Maximilian|Mehmed|Michael|Murad|Napoleon|Nicholas|Olaf|Otto|Paul|Pedro|Peter|Philip|Pius|Ptolemy|Ramesses|Ramses|Richard|Robert|Rudolf|Selim|Sigismund|Sixtus|Stephen|Theodore|Thutmose|Umberto|Urban|Victor|Wilhelm|William|Xerxes)$/i;
const TITLES =
  /(?:^|\s)(?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Kaiser|Prince|Duke|Sultan|Pharaoh)\s\p{L}{2,20}\s$/u;
/** Words of capitals, or of small letters, that happen to be numerals. */
const WORDS =
  /^(?:i|mix|di|dim|mi|mid|mild|civic|vivid|lid|did|dill|mill|ill|vim|lil|mm|cm|ml|cc|cd|dc|md|mc|dj|cv|xl|li|xi|vi|id)$/i;

/** Whether "I" after a name is the first of that name, not the person who speaks. */
const first = (following: string): boolean =>
  /^(?:$|[.,;:)”"]|['’]s|\sof\s|\s(?:was|ruled|reigned|died)\s)/.test(following);

/** Whether a numeral is the whole text, but for marks of a heading. */
const isAlone = (text: string, at: number, end: number): boolean =>
  at <= 8 &&
  text.length - end <= 8 &&
  /^[\s#*_~[(<-]*$/.test(text.slice(0, at)) &&
  /^[\s.:)*_~\]>-]*$/.test(text.slice(end)) &&
  !/\S-$/.test(text.slice(0, at));

/** "chapter.004", as files are named. */
export const chapterFile: Rule = rule(
  /(chapter|part|book)\.0{0,3}(\d{1,3})(?![\d.])/iu,
  ([, name = "", digits = ""], place) => `${name} ${cardinal(digits, place.british)}`,
);

/** Kings, chapters, years, a heading that is a numeral alone. */
export const romanNumerals: Rule = rule(
  /[IVXLCDMivxlcdm]{1,15}(?![\p{L}\d]|['’]\p{L}{2})/u,
  ([written], place) => {
    const { text, at, british } = place;
    const value = romanValue(written);
    if (value === undefined || /\p{L}$/u.test(text.charAt(at - 1))) return undefined;
    const end = at + written.length;
    const following = after(text, end);
    const previous = wordBefore(text, at);
    const number = cardinal(String(value), british);
    const upper = written === written.toUpperCase();
    if (upper && value < 400 && isAlone(text, at, end)) return number;
    if (DIVISIONS.test(previous)) {
      const spaced = /\s$/.test(text.charAt(at - 1));
      const pronoun = written === "I" && (/^\p{Ll}/u.test(previous) || /^\s\p{Ll}/u.test(following));
      const word = !upper && /^(?:i|mix|did|mild|vivid)$/.test(written) && !/^[.,;:)]|^\s*$/.test(following);
      return spaced && !pronoun && !word ? number : undefined;
    }
    if (!upper) return undefined;
    if (RULERS.test(previous) || TITLES.test(text.slice(Math.max(0, at - 40), at))) {
      if (written === "I" && !first(following)) return undefined;
      return value < 100 && /\s$/.test(text.charAt(at - 1))
        ? `the ${ordinal(String(value), british)}`
        : undefined;
    }
    if (written.length < 2 || WORDS.test(written)) return undefined;
    if (value > 1000) return written.length >= 4 ? year(value, british) : undefined;
    return /^[IVX]+$/.test(written) || written.length >= 4 ? number : undefined;
  },
);
