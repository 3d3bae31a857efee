import { tooLarge } from "./faults.ts";
import { TEXT_LIMIT_CHARACTERS } from "./limits.ts";

/** A paragraph, a heading, preformatted text or a scene break, in reading order. */
export interface Block {
  kind: "paragraph" | "heading" | "preformatted" | "break";
  text: string;
  /** True when all of its letters are in links within the book: a line of a table of contents. */
  linked: boolean;
}

const SCENE_BREAK = "* * *";

const tooLong = () =>
  tooLarge(
    "text-too-long",
    `The text is longer than ${TEXT_LIMIT_CHARACTERS.toLocaleString("en")} characters: import it in parts.`,
  );

/** Throws when a text of that many characters is over the limit. */
export const refuseTooLong = (characters: number): void => {
  if (characters > TEXT_LIMIT_CHARACTERS) throw tooLong();
};

/** A link with more parts than this contains text, so it is not a footnote marker. */
const MARKER_PARTS = 8;

/**
 * Collects text into blocks, with white space as a browser would show it. The parts of a block are joined once, at its
 * end: reading the end of a growing string would copy it each time.
 */
export class BlockWriter {
  readonly blocks: Block[] = [];
  #parts: string[] = [];
  #written = 0;
  #linked = 0;
  #kind: Block["kind"] = "paragraph";

  /** The position of the next character; valid until the block ends. */
  get mark(): { block: number; at: number } {
    return { block: this.blocks.length, at: this.#parts.length };
  }

  /** The text written since `mark`; null when it is long or when its block has ended. */
  since(mark: { block: number; at: number }): string | null {
    const near = mark.block === this.blocks.length && this.#parts.length - mark.at <= MARKER_PARTS;
    return near ? this.#parts.slice(mark.at).join("") : null;
  }

  /** Removes the text written since `mark`. */
  rewind(mark: { block: number; at: number }): void {
    if (mark.block === this.blocks.length) this.#parts.length = mark.at;
  }

  text(data: string, options: { preformatted?: boolean; linked?: boolean } = {}): void {
    let added = data;
    if (options.preformatted) added = data.replace(/\r\n?/g, "\n");
    else {
      added = data.replace(/[ \t\n\r\f]+/g, " ");
      if (added.startsWith(" ") && /^$|[ \n]$/.test(this.#parts.at(-1)?.slice(-1) ?? ""))
        added = added.slice(1);
    }
    if (added === "") return;
    this.#count(added.length);
    if (options.linked) this.#linked += added.trim().length;
    this.#parts.push(added);
  }

  /** Begins a new line; a third break in a row has no visible effect. */
  lineBreak(): void {
    if (this.#parts.at(-1) === "\n" && this.#parts.at(-2) === "\n") return;
    this.#count(1);
    this.#parts.push("\n");
  }

  /** Ends the current block and begins one of `kind`. */
  begin(kind: Block["kind"] = "paragraph"): void {
    const text = this.#finished();
    if (/[^\s\u200b\ufeff]/.test(text)) {
      const linked = this.#linked > 0 && this.#linked >= text.replace(/\s/g, "").length * 0.8;
      this.blocks.push({ kind: this.#kind, text, linked });
    }
    this.#parts = [];
    this.#linked = 0;
    this.#kind = kind;
  }

  #finished(): string {
    const text = this.#parts.join("");
    if (this.#kind === "preformatted") return text.replace(/^\n+/, "").trimEnd();
    const lines = text.split("\n");
    if (this.#kind === "heading")
      return lines
        .map((line) => trim(line))
        .filter((line) => line !== "")
        .join(" ");
    return trim(lines.map((line) => (line.endsWith(" ") ? line.slice(0, -1) : line)).join("\n"));
  }

  #count(characters: number): void {
    this.#written += characters;
    refuseTooLong(this.#written);
  }

  sceneBreak(): void {
    this.begin();
    if (this.blocks.at(-1)?.kind !== "break")
      this.blocks.push({ kind: "break", text: SCENE_BREAK, linked: false });
  }
}

/** Removes white space at both ends, except no-break spaces, which the author put there. */
const trim = (text: string): string => {
  const white = (at: number) => " \t\n\r\f".includes(text.charAt(at));
  let start = 0;
  let end = text.length;
  while (start < end && white(start)) start++;
  while (end > start && white(end - 1)) end--;
  return text.slice(start, end);
};

/** Blocks as a story's text: one blank line between two; scene breaks only between two paragraphs. */
export const blocksToText = (blocks: readonly Block[]): string =>
  blocks
    .filter(
      (block, i) =>
        block.kind !== "break" ||
        (![undefined, "heading"].includes(blocks[i - 1]?.kind) && isBody(blocks[i + 1])),
    )
    .map(({ text }) => text)
    .join("\n\n");

const isBody = (block: Block | undefined): boolean => block !== undefined && block.kind !== "heading";

const NUMBER_ALONE =
  /^(?:(?:chapter|book|part|act|canto|letter|kapitel|teil|buch|chapitre|livre|partie|cap[ií]tulo|parte|libro|capitolo)\s+)?(?:\d{1,4}|[ivxlcdm]{1,9}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[.:]?$/i;

/** A bare "CHAPTER I" heading directly before its title becomes one heading. */
export const joinHeadings = (blocks: readonly Block[]): Block[] => {
  const joined: Block[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    const extend = block.kind === "heading" && before?.kind === "heading" && NUMBER_ALONE.test(before.text);
    if (extend && !NUMBER_ALONE.test(block.text)) before.text = `${before.text} ${block.text}`;
    else joined.push({ ...block });
  }
  return joined;
};

const CONTENTS =
  /^(?:table of contents|contents|inhalt|inhaltsverzeichnis|table des mati[eè]res|sommaire|[ií]ndice|inhoud|indholdsfortegnelse)[.:]?$/i;

/** Leaves out printed tables of contents: three or more linked lines in a row, or fewer under such a heading. */
export const dropContents = (blocks: readonly Block[]): Block[] => {
  const kept: Block[] = [];
  for (let i = 0; i < blocks.length; ) {
    let end = i;
    while (blocks[end]?.linked) end++;
    const titled = CONTENTS.test(kept.at(-1)?.text ?? "");
    if (end - i >= 3 || (end > i && titled)) {
      if (titled) kept.pop();
      i = end;
      continue;
    }
    const block = blocks[i++];
    if (block !== undefined) kept.push(block);
  }
  return kept;
};
