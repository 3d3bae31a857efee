import { type Rule, rule } from "../rule.ts";

const NAMES: Record<string, string> = {
  "&": "and",
  "©": "copyright",
  "®": "registered",
  "™": "trademark",
  "§": "section",
  "¶": "paragraph",
  "№": "number",
  "%": "percent",
  "£": "pounds",
  $: "dollars",
  "€": "euros",
  "¥": "yen",
  "°": "degrees",
  "♥": "heart",
  "♯": "sharp",
  "♭": "flat",
};

/** &, ©, #, @, / and the like, outside addresses and sums. */
export const signs: readonly Rule[] = [
  rule(/&c\.?(?!\p{L})/u, () => "et cetera"),
  rule(/#(?=\d)/u, () => "number "),
  rule(/#(?=[\p{L}_])/u, (_, { text, at }) =>
    /[\s(]|^$/.test(text.charAt(at - 1)) && at > 0 ? "hashtag " : undefined,
  ),
  rule(/@/u, () => " at "),
  rule(/[²³]/u, ([power], { text, at }) =>
    /[\d)]/.test(text.charAt(at - 1)) ? ` ${power === "²" ? "squared" : "cubed"} ` : undefined,
  ),
  rule(/\/(?=[\p{L}\d])/u, () => " "),
  rule(/[&©®™§¶№%£$€¥°♥♯♭]/u, ([sign]) => ` ${NAMES[sign]} `),
];
