import { toCardinal, toOrdinal } from "n2words/pt-PT";
import type { European } from "./language.ts";
import { isFeminine } from "./romance.ts";

const feminine = (said: string): string =>
  said
    .replace(/\bum$/, "uma")
    .replace(/\bdois$/, "duas")
    .replace(/entos(?=$| )/g, "entas");

/** The library says "um mil milhões". */
const cardinal = (digits: string, next: string): string => {
  const said = toCardinal(digits).replace(/^um mil milhões/, "mil milhões");
  return isFeminine(next) ? feminine(said) : said;
};

const ordinal = (value: number, isFemale: boolean): string =>
  isFemale ? toOrdinal(value).replace(/o\b/g, "a") : toOrdinal(value);

export const portuguese: European = {
  cardinal,
  ordinal: (digits, mark) => ordinal(Number(digits), /[ªa]/.test(mark)),
  ordinals: /(\d{1,3})(\.?[ºª°](?![CF])|\.[oa](?!\p{L}))/u,
  thousands: "[.\\u202f\\u00a0 ]",
  comma: "vírgula",
  minus: "menos",
  percent: "por cento",
  and: "e",
  number: "número",
  money: {
    "€": ["euro", "euros", "cêntimo", "cêntimos"],
    R$: ["real", "reais", "centavo", "centavos"],
    $: ["dólar", "dólares", "cêntimo", "cêntimos"],
    "£": ["libra", "libras", "péni", "pence"],
  },
  moneyJoint: "e ",
  namesCents: true,
  clock: (hours, minutes) => {
    const full = `${feminine(toCardinal(hours))} hora${hours === "1" ? "" : "s"}`;
    return minutes === "0" ? full : `${full} e ${toCardinal(minutes)}`;
  },
  times: /([01]?\d|2[0-4])(?:\s?h\s?([0-5]\d)?(?!\p{L}|\d)|:([0-5]\d)(?![\d:]))/u,
  units: {
    km: ["quilómetro", "quilómetros"],
    m: ["metro", "metros"],
    cm: ["centímetro", "centímetros"],
    mm: ["milímetro", "milímetros"],
    kg: ["quilograma", "quilogramas"],
    g: ["grama", "gramas"],
    l: ["litro", "litros"],
    "km/h": ["quilómetro por hora", "quilómetros por hora"],
    "°C": ["grau Celsius", "graus Celsius"],
    "%": ["por cento", "por cento"],
  },
  abbreviations: {
    "Sr.": "senhor",
    "Srs.": "senhores",
    "Sra.": "senhora",
    "Sr.ª": "senhora",
    "Dr.": "doutor",
    "Dra.": "doutora",
    "Dr.ª": "doutora",
    "D.": "dom",
    "Prof.": "professor",
    "etc.": "etcétera",
    "p. ex.": "por exemplo",
    "n.º": "número",
    nº: "número",
    "pág.": "página",
    "cap.": "capítulo",
    "Av.": "avenida",
    "a. C.": "antes de Cristo",
    "d. C.": "depois de Cristo",
    "V. Ex.ª": "vossa excelência",
  },
  roman: (value, previous) => {
    if (/^(?:séculos?|capítulo|ato|acto|cena|tomo|parte|livro|volume)$/i.test(previous))
      return toCardinal(value);
    if (value < 2 || value === 50 || value === 100) return undefined;
    return /^\p{Lu}\p{Ll}/u.test(previous) && value <= 10 ? toOrdinal(value) : toCardinal(value);
  },
  romanMark: /(?:)/,
};
