import { toCardinal, toOrdinal } from "n2words/de-DE";
import type { European } from "./language.ts";

const MONTH = "(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)";

/** Only "eins" changes: ein Kind, eine Frau is not known, so "ein". */
const cardinal = (digits: string, next: string): string => {
  const said = toCardinal(digits);
  return said.endsWith("eins") && /^\p{Lu}/u.test(next) ? said.slice(0, -1) : said;
};

const inflected = (said: string, previous: string): string => {
  if (
    /^(?:am|dem|den|im|vom|zum|beim|des|der|seit|bis|ab|einem|einen|ihrem|seinem)$/i.test(previous) &&
    !/^der$/i.test(previous)
  )
    return `${said}n`;
  return /^(?:der|die|das)$/i.test(previous) ? said : `${said}r`;
};

export const german: European = {
  cardinal,
  ordinal: (digits, _, previous) => inflected(toOrdinal(digits), previous),
  year: (digits) => {
    const rest = Number(digits.slice(2));
    return `${toCardinal(digits.slice(0, 2))}hundert${rest === 0 ? "" : toCardinal(rest)}`;
  },
  ordinals: new RegExp(
    `(\\d{1,3})(\\.)(?=\\s?(?:${MONTH}|Jahrhunderts?|Kapitel|Mal|Tag|Stock|Klasse)(?!\\p{L}))`,
    "u",
  ),
  thousands: "[.\\u202f\\u00a0 ]",
  comma: "Komma",
  minus: "minus",
  percent: "Prozent",
  and: "und",
  number: "Nummer",
  money: {
    "€": ["Euro", "Euro", "Cent", "Cent"],
    $: ["Dollar", "Dollar", "Cent", "Cent"],
    "£": ["Pfund", "Pfund", "Penny", "Pence"],
  },
  moneyJoint: "",
  namesCents: false,
  clock: (hours, minutes) => {
    const full = `${hours === "1" ? "ein" : toCardinal(hours)} Uhr`;
    return minutes === "0" ? full : `${full} ${toCardinal(minutes)}`;
  },
  times: /([01]?\d|2[0-4])(?:[:.]([0-5]\d) Uhr|:([0-5]\d)(?![\d:])| Uhr)(?!\p{L})/u,
  units: {
    km: ["Kilometer", "Kilometer"],
    m: ["Meter", "Meter"],
    cm: ["Zentimeter", "Zentimeter"],
    mm: ["Millimeter", "Millimeter"],
    kg: ["Kilogramm", "Kilogramm"],
    g: ["Gramm", "Gramm"],
    l: ["Liter", "Liter"],
    "km/h": ["Kilometer pro Stunde", "Kilometer pro Stunde"],
    "°C": ["Grad Celsius", "Grad Celsius"],
    "°": ["Grad", "Grad"],
    "%": ["Prozent", "Prozent"],
  },
  abbreviations: {
    "z. B.": "zum Beispiel",
    "d. h.": "das heißt",
    "u. a.": "unter anderem",
    "o. Ä.": "oder Ähnliches",
    "usw.": "und so weiter",
    "bzw.": "beziehungsweise",
    "ca.": "circa",
    "vgl.": "vergleiche",
    "evtl.": "eventuell",
    "ggf.": "gegebenenfalls",
    "Nr.": "Nummer",
    "Dr.": "Doktor",
    "Prof.": "Professor",
    "Hr.": "Herr",
    "Hrn.": "Herrn",
    "Fr.": "Frau",
    "Frl.": "Fräulein",
    "St.": "Sankt",
    "Str.": "Straße",
    "Bd.": "Band",
    "Kap.": "Kapitel",
    "S.": "Seite",
    "Jh.": "Jahrhundert",
  },
  roman: (value, previous, mark) => {
    if (value < 1 || (value === 1 && mark === "")) return undefined;
    return mark === "." && /^\p{Lu}/u.test(previous)
      ? `der ${toOrdinal(value)}`
      : value < 2
        ? undefined
        : toCardinal(value);
  },
  romanMark: /\.?/,
};
