import { rule } from "../rule.ts";

const NAMES =
  "a|abbr|b|big|blockquote|br|center|cite|code|del|div|em|font|h[1-6]|hr|i|img|ins|p|q|s|small|span|strike|strong|sub|sup|u";

/** A tag of HTML is silent. Any other words in angle marks are words: `<Come to the bridge,> it told her.` */
export const tag = rule(
  new RegExp(`</?(?:${NAMES})(?:\\s[a-z-]{1,20}=[^<>]{0,200})?\\s?/?>`, "iu"),
  () => "",
);
