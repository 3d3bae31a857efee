import { after, type Rule, rule, wordBefore } from "../rule.ts";
import { cardinal, NUMBER } from "./number-words.ts";

/** American and British letters sound alike; both are written as their readers know them. */
const METRE = ["meter", "metre"] as const;
const units: Record<string, string | readonly [string, string]> = {
  km: ["kilometer", "kilometre"],
  m: METRE,
  cm: ["centimeter", "centimetre"],
  mm: ["millimeter", "millimetre"],
  mi: "mile",
  yd: "yard",
  yds: "yard",
  ft: "foot",
  "in.": "inch",
  kg: "kilogram",
  kgs: "kilogram",
  g: "gram",
  mg: "milligram",
  lb: "pound",
  lbs: "pound",
  oz: "ounce",
  l: ["liter", "litre"],
  L: ["liter", "litre"],
  ml: ["milliliter", "millilitre"],
  cl: ["centiliter", "centilitre"],
  gal: "gallon",
  ha: "hectare",
  hr: "hour",
  hrs: "hour",
  min: "minute",
  mins: "minute",
  sec: "second",
  secs: "second",
  ms: "millisecond",
  W: "watt",
  kW: "kilowatt",
  V: "volt",
  Hz: "hertz",
  kHz: "kilohertz",
  MHz: "megahertz",
  GHz: "gigahertz",
  KB: "kilobyte",
  kB: "kilobyte",
  MB: "megabyte",
  GB: "gigabyte",
  TB: "terabyte",
  hp: "horsepower",
  cc: "c c",
  mph: "mile per hour",
  "km/h": ["kilometer per hour", "kilometre per hour"],
  kph: ["kilometer per hour", "kilometre per hour"],
  "m/s": ["meter per second", "metre per second"],
  "°C": "degree Celsius",
  "°F": "degree Fahrenheit",
  "℃": "degree Celsius",
  "℉": "degree Fahrenheit",
  "°": "degree",
  "%": "percent",
  "‰": "per mille",
  "″": "inch",
  "′": "foot",
};
const names = Object.keys(units)
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replace(/[.]/g, "\\."))
  .join("|");
const unchanging = /^(?:percent|per mille|hertz|kilohertz|megahertz|gigahertz|horsepower|c c)$/;

/** The name of a unit: "feet", "kilometers per hour". */
function nameOf(unit: string, isOne: boolean, british: boolean): string {
  const name = units[unit] ?? unit;
  const one = typeof name === "string" ? name : name[british ? 1 : 0];
  if (isOne || unchanging.test(one)) return one;
  const [noun = "", ...rest] = one.split(" ");
  const many = noun === "foot" ? "feet" : noun === "inch" ? "inches" : `${noun}s`;
  return [many, ...rest].join(" ");
}

const FRACTIONS: Record<string, string> = {
  "½": "and a half",
  "¼": "and a quarter",
  "¾": "and three quarters",
};

/** 5 km, 2½ lb, 70 mph, 20 °C, 5%, 5 m², 5'10". */
export const measures: readonly Rule[] = [
  rule(/(\d{1,2})['’](?=\s\p{Ll})/u, ([, feet = ""], { text, at, british }) =>
    /^an?$/.test(wordBefore(text, at)) ? `${cardinal(feet, british)} foot` : undefined,
  ),
  rule(
    /(\d{1,2})\s?['’′]\s?(\d{1,2})(?:\s?["”″]|['’]{2})?(?!\d)/u,
    ([, feet = "", inches = ""], { british }) =>
      `${cardinal(feet, british)} foot ${cardinal(inches, british)}`,
  ),
  rule(
    /(\d{1,2})\s?ft\.?\s(\d{1,2})\s?in(?:\.|(?!\p{L}))/u,
    ([, feet = "", inches = ""], { british }) =>
      `${cardinal(feet, british)} ${nameOf("ft", feet === "1", british)} ${cardinal(inches, british)} ${nameOf("in.", inches === "1", british)}`,
  ),
  rule(
    new RegExp(`(${NUMBER})([½¼¾]?)(\\s|-)?(sq\\.? |cu\\.? )?(${names})(\\.?)([²³]?)(?![\\p{L}\\d])`, "u"),
    (match, { text, at, british }) => {
      const [whole, digits = "", fraction = "", gap, area, unit = "", dot, power] = match;
      // A dot that ends the sentence stays.
      const adjective =
        gap === "-" ||
        (/^(?:an?|the|one)$/i.test(wordBefore(text, at)) &&
          /^[ -]\p{Ll}{3,}/u.test(after(text, at + whole.length)));
      const isOne = (digits === "1" && fraction === "") || (adjective && !/[%°]/.test(unit));
      const square = area
        ? area.startsWith("c")
          ? "cubic "
          : "square "
        : power === "²"
          ? "square "
          : power === "³"
            ? "cubic "
            : "";
      const ends = dot && !/^\s\p{Ll}|^[,;]/u.test(after(text, at + whole.length)) ? "." : "";
      const amount = cardinal(digits, british) + (fraction ? ` ${FRACTIONS[fraction]}` : "");
      return `${amount} ${square}${nameOf(unit, isOne, british)}${ends}`;
    },
  ),
];
