import type { Span } from "../analysis.ts";

/** How a text marks speech: opening marks, each with its closing marks. */
export interface Style {
  pairs: ReadonlyMap<string, string>;
  /** Whether single marks are the outer ones, as in British books. */
  single: boolean;
  /** Whether a dash at the start of a paragraph opens speech. */
  dash: boolean;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const DASH_HEAD = /^(?:[—–―]|--?\s)\s*[\p{L}¿¡"'“]/u;

/** The style of the text's quotation marks, by how often each mark opens. */
export const findStyle = (text: string, paragraphs: readonly Span[]): Style => {
  const low = count(text, /„/g);
  const curly = count(text, /“/g);
  const straight = count(text, /"/g) / 2;
  const right = count(text, /«\s?[\p{L}\p{P}]/gu);
  const left = count(text, /»[\p{L}¿¡]/gu);
  const guillemets = Math.max(right, left);
  const doubles = curly + straight + low + guillemets + count(text, /「/g);
  const singles = count(text, /(?:^|[\s(—–-])[‘'](?=\p{L})/gmu);
  const dashes = paragraphs.reduce(
    (n, { start }) => n + (DASH_HEAD.test(text.slice(start, start + 6)) ? 1 : 0),
    0,
  );

  const pairs = new Map([
    ["「", "」"],
    ["『", "』"],
    ['"', '"'],
    ["＂", "＂"],
  ]);
  if (low > 0) {
    pairs.set("„", '“”"');
    if (curly > low * 1.5) pairs.set("“", "”");
  } else pairs.set("“", "”");
  if (guillemets > 0) {
    if (left > right) pairs.set("»", "«");
    else pairs.set("«", "»");
  }
  const single = singles >= 2 && singles > doubles * 1.5;
  if (single) {
    pairs.set("‘", "’");
    pairs.set("'", "'’");
    if (low === 0) pairs.set("‚", "‘’");
  }
  return { pairs, single, dash: dashes >= 2 && dashes > 2 * (doubles + (single ? singles : 0)) };
};
