/** The set of the words in a list separated by white space. */
export const wordSet = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** A table from lines of "key: word word …"; each word maps to its key. */
export const wordTable = (lines: string): ReadonlyMap<string, string> => {
  const table = new Map<string, string>();
  for (const line of lines.trim().split("\n")) {
    const [key = "", words = ""] = line.split(":");
    for (const word of words.trim().split(/\s+/)) table.set(word, key.trim());
  }
  return table;
};
