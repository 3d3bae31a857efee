import { hash } from "node:crypto";
import type { Script } from "../script.ts";

/** How many lines on either side distinguish a line from others with the same words. */
const reach = 3;
/** A line with the same words is certain if so many lines around it are unchanged. */
const strong = 2;
/** A line of so many characters is unlikely to occur twice in a story. */
const longEnough = 20;
const longestQuote = 200;

/** How a correction identifies a line: by its words and those around it, since indexes change with every edit. */
export interface LineAnchor {
  readonly hash: string;
  /** Hashes of the lines before and after, the nearest first; empty beyond the ends of the text. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Its place, from 0, among the `of` lines that are equal in all of the above. */
  readonly occurrence: number;
  readonly of: number;
  readonly kind: number;
  /** Its beginning, so that people recognise it. */
  readonly quote: string;
}

/** A line's words without punctuation, spaces and case, so that small repairs of the text do not change them. */
const wordsOf = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{M}]+/gu)
    ?.join(" ") ?? text.trim();

/** The lines of a script by their words. It hashes them at the first use: 100,000 words take about 30 ms. */
export class LineIndex {
  readonly #script: Pick<Script, "ends" | "kinds">;
  readonly #text: string;
  #hashes: string[] = [];
  #byHash: Map<string, number[]> | null = null;

  constructor(script: Pick<Script, "ends" | "kinds">, text: string) {
    this.#script = script;
    this.#text = text;
  }

  /** The text of a line. */
  text(line: number): string {
    const start = line > 0 ? (this.#script.ends[line - 1] ?? 0) : 0;
    return this.#text.slice(start, this.#script.ends[line]);
  }

  #index(): Map<string, number[]> {
    if (this.#byHash) return this.#byHash;
    const found = new Map<string, number[]>();
    this.#hashes = this.#script.ends.map((_, line) =>
      hash("sha256", wordsOf(this.text(line)), "hex").slice(0, 16),
    );
    this.#hashes.forEach((key, line) => {
      const known = found.get(key);
      if (known) known.push(line);
      else found.set(key, [line]);
    });
    this.#byHash = found;
    return found;
  }

  #around(line: number, step: 1 | -1): string[] {
    return Array.from({ length: reach }, (_, i) => this.#hashes[line + step * (i + 1)] ?? "");
  }

  /** How many neighbours in a row equal those of the anchor, 0 to twice the reach. */
  #score(line: number, anchor: LineAnchor): number {
    const run = (mine: readonly string[], its: readonly string[]) => {
      const differs = mine.findIndex((key, i) => key !== its[i]);
      return differs < 0 ? mine.length : differs;
    };
    return run(this.#around(line, -1), anchor.before) + run(this.#around(line, 1), anchor.after);
  }

  anchor(line: number): LineAnchor {
    const byHash = this.#index();
    const mine = {
      hash: this.#hashes[line] ?? "",
      before: this.#around(line, -1),
      after: this.#around(line, 1),
      occurrence: 0,
      of: 1,
      kind: this.#script.kinds[line] ?? 0,
      quote: [...this.text(line).trim().slice(0, longestQuote)].join(""),
    };
    const alike = (byHash.get(mine.hash) ?? []).filter((other) => this.#score(other, mine) === 2 * reach);
    return {
      ...mine,
      quote: mine.quote.toWellFormed(),
      occurrence: Math.max(0, alike.indexOf(line)),
      of: alike.length,
    };
  }

  /**
   * Where the anchored line is now. Of several lines with its words, the one with the same neighbours is taken. A line
   * whose words were edited is found by both its neighbours. Null when the result is not certain.
   */
  find(anchor: LineAnchor): number | null {
    const same = this.#index().get(anchor.hash) ?? [];
    const scores = same.map((line) => this.#score(line, anchor));
    const best = Math.max(0, ...scores);
    const top = same.filter((_, i) => scores[i] === best);
    if (best >= strong)
      return (top.length === 1 ? top[0] : top.length === anchor.of ? top[anchor.occurrence] : null) ?? null;
    const [line] = top;
    const plain = top.length === 1 && line !== undefined && wordsOf(this.text(line)).length >= longEnough;
    return this.#between(anchor) ?? (plain ? line : null);
  }

  #between({ before, after, kind }: LineAnchor): number | null {
    const found = (this.#index().get(before[0] ?? "") ?? [])
      .map((line) => line + 1)
      .filter((line) => this.#hashes[line + 1] === after[0] && this.#script.kinds[line] === kind);
    return found.length === 1 ? (found[0] ?? null) : null;
  }
}
