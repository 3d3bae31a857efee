/** Symbols that are said as a word. The spoken form of a text has no such symbols; these are what it could not read. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ["%", "percent"],
  ["&", "and"],
  ["+", "plus"],
  ["@", "at"],
  ["=", "equals"],
  ["#", "hash"],
  ["/", "slash"],
  ["$", "dollar"],
  ["£", "pound"],
  ["€", "euro"],
  ["°", "degrees"],
]);
