import { toCardinal, toOrdinal } from "n2words/it-IT";
import type { European } from "./language.ts";
import { isNoun } from "./romance.ts";

const cardinal = (digits: string, next: string): string => {
  const said = toCardinal(digits);
  if (!isNoun(next) || said !== "uno") return said;
  return /a$/.test(next) ? "una" : /^(?:s[^aeiou]|z|gn|ps|x|y)/.test(next) ? "uno" : "un";
};

const gendered = (value: number, feminine: boolean): string =>
  feminine ? toOrdinal(value).replace(/o$/, "a") : toOrdinal(value);

export const italian: European = {
  cardinal,
  ordinal: (digits, mark) => gendered(Number(digits), /[ªa]/.test(mark)),
  ordinals: /(\d{1,3})(\.?[ºª]|°(?![CF]))/u,
  thousands: "[.\\u202f\\u00a0 ]",
  comma: "virgola",
  minus: "meno",
  percent: "per cento",
  and: "e",
  number: "numero",
  money: {
    "€": ["euro", "euro", "centesimo", "centesimi"],
    $: ["dollaro", "dollari", "centesimo", "centesimi"],
    "£": ["sterlina", "sterline", "penny", "pence"],
  },
  moneyJoint: "e ",
  namesCents: true,
  clock: (hours, minutes) =>
    minutes === "0" ? toCardinal(hours) : `${toCardinal(hours)} e ${toCardinal(minutes)}`,
  times: /([01]?\d|2[0-4]):([0-5]\d)(?![\d:])/u,
  units: {
    km: ["chilometro", "chilometri"],
    m: ["metro", "metri"],
    cm: ["centimetro", "centimetri"],
    mm: ["millimetro", "millimetri"],
    kg: ["chilo", "chili"],
    g: ["grammo", "grammi"],
    l: ["litro", "litri"],
    "km/h": ["chilometro all'ora", "chilometri all'ora"],
    "°C": ["grado Celsius", "gradi Celsius"],
    "%": ["per cento", "per cento"],
  },
  abbreviations: {
    "Sig.": "signor",
    "sig.": "signor",
    "Sig.ra": "signora",
    "sig.ra": "signora",
    "Sig.na": "signorina",
    "sig.na": "signorina",
    "Dott.": "dottor",
    "dott.": "dottor",
    "Dr.": "dottor",
    "Prof.": "professor",
    "prof.": "professor",
    "Ing.": "ingegner",
    "Avv.": "avvocato",
    "ecc.": "eccetera",
    "ad es.": "ad esempio",
    "n.": "numero",
    "pag.": "pagina",
    "cap.": "capitolo",
    "a. C.": "avanti Cristo",
    "d. C.": "dopo Cristo",
    "S.": "san",
  },
  roman: (value, previous) => {
    if (/^(?:capitolo|atto|scena|tomo|parte|libro|volume)$/i.test(previous)) return toCardinal(value);
    if (value < 2 || value === 50 || value === 100) return undefined;
    return toOrdinal(value);
  },
  romanMark: /(?:)/,
};
