import { toCardinal, toOrdinal } from "n2words/fr-FR";
import type { European } from "./language.ts";

const feminine =
  /^(?:heures?|fois|femmes?|filles?|minutes?|années?|livres?|pages?|secondes?|maisons?|tonnes?)$/;
const cardinal = (digits: string, next: string): string => {
  const said = toCardinal(digits);
  return /(?:^|\s|-)un$/.test(said) && feminine.test(next) ? `${said}e` : said;
};
const ordinal = (digits: string | number, mark: string): string =>
  Number(digits) === 1 ? (/^(?:re|ère)/.test(mark) ? "première" : "premier") : toOrdinal(digits);

export const french: European = {
  cardinal,
  ordinal,
  ordinals: /(\d{1,4})(ers?|res?|ères?|èmes?|e|es|nde?)(?!\p{L})/u,
  thousands: "[\\u202f\\u00a0 .]",
  comma: "virgule",
  minus: "moins",
  percent: "pour cent",
  and: "et",
  number: "numéro",
  money: {
    "€": ["euro", "euros", "centime", "centimes"],
    $: ["dollar", "dollars", "cent", "cents"],
    "£": ["livre", "livres", "penny", "pence"],
  },
  moneyJoint: "",
  namesCents: false,
  clock: (hours, minutes) => {
    const full = `${cardinal(hours, "heure")} heure${Number(hours) > 1 ? "s" : ""}`;
    return minutes === "0" ? full : `${full} ${toCardinal(minutes)}`;
  },
  times: /([01]?\d|2[0-4])(?:\s?h\s?([0-5]\d)?(?!\p{L}|\d)|:([0-5]\d)(?![\d:]))/u,
  units: {
    km: ["kilomètre", "kilomètres"],
    m: ["mètre", "mètres"],
    cm: ["centimètre", "centimètres"],
    mm: ["millimètre", "millimètres"],
    kg: ["kilogramme", "kilogrammes"],
    g: ["gramme", "grammes"],
    l: ["litre", "litres"],
    "km/h": ["kilomètre heure", "kilomètres heure"],
    "°C": ["degré Celsius", "degrés Celsius"],
    "°": ["degré", "degrés"],
    "%": ["pour cent", "pour cent"],
  },
  abbreviations: {
    "M.": "monsieur",
    MM: "messieurs",
    "MM.": "messieurs",
    Mme: "madame",
    Mmes: "mesdames",
    Mlle: "mademoiselle",
    Mlles: "mesdemoiselles",
    Mgr: "monseigneur",
    Dr: "docteur",
    Pr: "professeur",
    St: "saint",
    Ste: "sainte",
    "n°": "numéro",
    "N°": "numéro",
    "no.": "numéro",
    "etc.": "et cetera",
    "p. ex.": "par exemple",
    "c.-à-d.": "c'est-à-dire",
    "cf.": "confer",
    "av.": "avenue",
    "bd.": "boulevard",
    "chap.": "chapitre",
    "p.": "page",
  },
  roman: (value, _, mark) => {
    if (value === 50 || value === 100) return undefined;
    if (mark !== "") return ordinal(value, mark);
    return value < 2 || value === 5 || value === 10 ? undefined : toCardinal(value);
  },
  romanMark: /(?:er|re|ère|e|ème)?/,
};
