import { rule } from "../rule.ts";

/** "rock 'n' roll". */
export const shortAnd = rule(/['’‘]n['’](?!\p{L})/iu, () => "and");

/** The short words that begin with an apostrophe are said in small letters, as inside a sentence. */
export const elision = rule(/['’‘ʼ](t(?:is|was|were|will|wouldn't)|em|twixt)(?!\p{L})/iu, (match) =>
  match[1]?.toLowerCase(),
);
