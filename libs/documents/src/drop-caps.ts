import type { Block } from "./blocks.ts";

const LETTER = /^["“„«'‘]?(\p{Lu})$/u;
/** What follows "I" and "A" when they begin a longer word. */
const AFTER_I = /^(?:n|t|f|s|ts|nto|nside|nstead|ndeed|mmediately|magine)(?!\p{L})/u;
const AFTER_A =
  /^(?:t|s|n|nd|ll|m|re|ny|fter|gain|way|long|lone|bout|bove|cross|mong|round|lready|lso|lthough|lways|nother|lice|nn|nna|nne)(?!\p{L})/u;

/** True when a word that is cut into its first letter and `rest` is one word. */
const isOneWord = (letter: string, rest: string): boolean => {
  if (letter === "I") return AFTER_I.test(rest);
  if (letter === "A") return AFTER_A.test(rest);
  return letter !== "O" || !/^(?:\p{Lu}|my|that|for|the|if)(?!\p{L})/u.test(rest);
};

/** Puts a large first letter that stands in a separate block back in front of its word. */
export const joinDropCaps = (blocks: readonly Block[]): Block[] => {
  const joined: Block[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    const letter = before?.kind === "paragraph" && !before.apart ? LETTER.exec(before.text)?.[1] : undefined;
    const continues = /^\p{Ll}/u.test(block.text) || (before?.dropCap && /^\p{Lu}{2}/u.test(block.text));
    if (before && letter !== undefined && block.kind === "paragraph" && !block.apart && continues) {
      const space = isOneWord(letter, block.text) || before.dropCap === true ? "" : " ";
      joined[joined.length - 1] = {
        ...block,
        text: before.text + space + block.text,
        ids: [...(before.ids ?? []), ...(block.ids ?? [])],
      };
    } else joined.push(block);
  }
  return joined.filter(({ pictured, text }) => !(pictured && LETTER.test(text)));
};
