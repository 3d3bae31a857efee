import { type Rule, rule } from "../rule.ts";
import { cardinal, digitByDigit } from "./number-words.ts";

const MARKS: Record<string, string> = {
  ".": "dot",
  "/": "slash",
  "-": "dash",
  _: "underscore",
  "@": "at",
  ":": "colon",
  "?": "question mark",
  "=": "equals",
  "&": "and",
  "#": "hash",
  "+": "plus",
  "%": "percent",
  "~": "tilde",
};

/** The words of an address of the net or of a letter, part by part. */
function spell(address: string): string {
  return (address.match(/\p{L}+|\d+|[^\p{L}\d]/gu) ?? [])
    .map((part) => {
      if (/^www$/i.test(part)) return "double u double u double u";
      if (/^\d/.test(part)) return part.length < 4 ? cardinal(part, false) : digitByDigit(part);
      if (/^(?:https?|uk|us|de|fr|io|eu|tv)$/i.test(part)) return [...part.toLowerCase()].join(" ");
      return MARKS[part] ?? part;
    })
    .join(" ");
}

const say = ([address]: RegExpExecArray): string => {
  const dots = /[.,;:!?]+$/.exec(address)?.[0] ?? "";
  return spell(address.slice(0, address.length - dots.length)) + dots;
};

export const addresses: readonly Rule[] = [
  rule(/(?:https?:\/\/|www\.)[^\s<>"“”()]{2,300}/iu, say),
  rule(/[\p{L}\d._+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/u, say),
  rule(
    /[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,3}\.(?:com|org|net|edu|gov|info|co\.uk)(?:\/[^\s<>"“”()]{0,200})?(?![\p{L}\d])/iu,
    say,
  ),
];
