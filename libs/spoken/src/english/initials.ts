import { after, endsHere, type Rule, rule, wordBefore } from "../rule.ts";

/** Words before a letter that names a thing, so that its dot ends the sentence: Plan A. */
const LETTERED =
  /^(?:plan|vitamin|section|exhibit|appendix|type|grade|class|platform|block|group|level|letter|row|team|part)$/i;

/** J. R. R. Tolkien; the U.S.A.; B.C.; 3 a.m. The letters are said, their dots are not. */
export const initials: readonly Rule[] = [
  rule(/(?:\p{L}\.){2,8}(?!\p{L}{2})/u, ([written], { text, at }) => {
    const end = at + written.length;
    const said = written.replaceAll(".", " ").trim();
    return endsHere(text, end) ? `${said}.` : said;
  }),
  rule(
    /(\p{Lu}{1,3})&(\p{Lu}{1,3})(?!\p{L})/u,
    ([, one = "", two = ""]) => `${[...one].join(" ")} and ${[...two].join(" ")}`,
  ),
  rule(/(\p{Lu})\.(?=\s?\p{Lu})/u, ([, letter = ""], { text, at }) => {
    const previous = wordBefore(text, at);
    if (LETTERED.test(previous)) return undefined;
    const among =
      /^\s?\p{Lu}\./u.test(after(text, at + 2)) || /\p{Lu}\.\s?$/u.test(text.slice(Math.max(0, at - 3), at));
    if (letter === "I" && !among) return undefined;
    return letter;
  }),
];
