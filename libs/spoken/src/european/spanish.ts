import { toCardinal, toOrdinal } from "n2words/es-ES";
import type { European } from "./language.ts";
import { isFeminine, isNoun } from "./romance.ts";

function cardinal(digits: string, next: string): string {
  const gender = isFeminine(next) ? "feminine" : "masculine";
  // The library says "veintiuno mil"; before a noun and before "mil" it is "veintiún".
  const said = toCardinal(digits, { gender })
    .replace(/veintiuno(?= mil)/g, "veintiún")
    .replace(/uno(?= mil)/g, "un");
  if (gender === "feminine" || !isNoun(next)) return said;
  return said.replace(/veintiuno$/, "veintiún").replace(/uno$/, "un");
}

export const spanish: European = {
  cardinal,
  ordinal: (digits, mark) => {
    const said = toOrdinal(digits, { gender: /ª|a/.test(mark) ? "feminine" : "masculine" });
    return mark.endsWith("er") ? said.replace(/o$/, "") : said;
  },
  ordinals: /(\d{1,3})(\.?[ºª°](?![CF])|\.?er(?!\p{L})|\.[oa](?!\p{L}))/u,
  thousands: "[.\\u202f\\u00a0 ]",
  comma: "coma",
  minus: "menos",
  percent: "por ciento",
  and: "y",
  number: "número",
  money: {
    "€": ["euro", "euros", "céntimo", "céntimos"],
    $: ["dólar", "dólares", "centavo", "centavos"],
    "£": ["libra", "libras", "penique", "peniques"],
  },
  moneyJoint: "con ",
  namesCents: true,
  clock: (hours, minutes) => {
    const said = toCardinal(hours, { gender: "feminine" });
    return minutes === "0" ? `${said} en punto` : `${said} y ${toCardinal(minutes)}`;
  },
  times: /([01]?\d|2[0-4]):([0-5]\d)(?: ?h)?(?![\d:])/u,
  units: {
    km: ["kilómetro", "kilómetros"],
    m: ["metro", "metros"],
    cm: ["centímetro", "centímetros"],
    mm: ["milímetro", "milímetros"],
    kg: ["kilogramo", "kilogramos"],
    g: ["gramo", "gramos"],
    l: ["litro", "litros"],
    "km/h": ["kilómetro por hora", "kilómetros por hora"],
    "°C": ["grado Celsius", "grados Celsius"],
    "°": ["grado", "grados"],
    "%": ["por ciento", "por ciento"],
  },
  abbreviations: {
    "Sr.": "señor",
    "Sres.": "señores",
    "Sra.": "señora",
    "Srta.": "señorita",
    "Dr.": "doctor",
    "Dra.": "doctora",
    "D.": "don",
    "Dña.": "doña",
    "Ud.": "usted",
    "Uds.": "ustedes",
    "Vd.": "usted",
    "Vds.": "ustedes",
    "etc.": "etcétera",
    "p. ej.": "por ejemplo",
    "n.º": "número",
    nº: "número",
    "núm.": "número",
    "pág.": "página",
    "págs.": "páginas",
    "cap.": "capítulo",
    "Av.": "avenida",
    "Avda.": "avenida",
    "EE. UU.": "Estados Unidos",
    "a. C.": "antes de Cristo",
    "d. C.": "después de Cristo",
  },
  roman: (value, previous) => {
    if (/^(?:siglos?|capítulo|acto|escena|tomo|parte|libro|volumen)$/i.test(previous))
      return toCardinal(value);
    if (value < 2 || value === 50 || value === 100 || value === 500) return undefined;
    return /^\p{Lu}\p{Ll}/u.test(previous) && value <= 10 ? toOrdinal(value) : toCardinal(value);
  },
  romanMark: /(?:)/,
};
