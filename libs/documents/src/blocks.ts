import { tooLarge } from "./faults.ts";
import { TEXT_LIMIT_CHARACTERS } from "./limits.ts";
import { withoutPlaces } from "./note-places.ts";

/** A paragraph, a heading, preformatted text or a scene break, in reading order. */
export interface Block {
  kind: "paragraph" | "heading" | "preformatted" | "break";
  text: string;
  /** True when all of its letters are in links within the book: a line of a table of contents. */
  linked: boolean;
  /** True when any of it is in such links. */
  links?: boolean;
  /** The rank of a heading as its file marks it, 1 to 9; 1 is the highest. */
  rank?: number;
  /** The level of a heading in the table of contents; 1 is the highest. */
  level?: number;
  /** The words of its entry in the table of contents. */
  label?: string;
  /** The ids of the elements that begin in this block. */
  ids?: string[];
  /** Present on text that is not part of the story: a note, or front or back matter of that kind. */
  apart?: Apart;
  /** True when it begins with the mark of a note, or ends with a link back to one. */
  backLinked?: boolean;
  /** The mark of a note that leads to this block. */
  noted?: string;
  /** True for a large first letter that was set as a separate block. */
  dropCap?: boolean;
  /** True when it is only the letter that a picture shows. */
  pictured?: boolean;
}

/** Where text that is not part of the story belongs. Blocks with the same `group` make one note. */
export interface Apart {
  kind: string;
  group: number;
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

/** What a block is, apart from its text. */
export interface BlockTraits {
  kind: Block["kind"];
  rank?: number;
}

/**
 * Collects text into blocks, with white space as a browser would show it. The parts of a block are joined once, at its
 * end: reading the end of a growing string would copy it each time.
 */
export class BlockWriter {
  readonly blocks: Block[] = [];
  /** Given to each block that ends. */
  apart: Apart | undefined;
  #parts: string[] = [];
  #written = 0;
  #linked = 0;
  #traits: BlockTraits = { kind: "paragraph" };
  #ids: string[] = [];
  #flags: Partial<Block> = {};
  #closer = "";
  #glued = false;
  #notes: Block[] = [];
  #picture = "";

  /** The position of the next character; valid until the block ends. */
  get mark(): { block: number; at: number } {
    return { block: this.blocks.length, at: this.#parts.length };
  }

  /** The text written since `mark`; null when it is long or when its block has ended. */
  since(mark: { block: number; at: number }): string | null {
    const near = mark.block === this.blocks.length && this.#parts.length - mark.at <= MARKER_PARTS;
    return near ? this.#parts.slice(mark.at).join("") : null;
  }

  /** The last characters before `mark`, of the same block. */
  before(mark: { block: number; at: number }): string {
    if (mark.block !== this.blocks.length) return "";
    const parts = this.#parts.slice(Math.max(0, mark.at - 4), mark.at);
    return withoutPlaces(parts.join("")).slice(-20);
  }

  /** Removes the text written since `mark`, and a bracket around it. */
  rewind(mark: { block: number; at: number }): void {
    if (mark.block !== this.blocks.length) return;
    this.#parts.length = Math.min(this.#parts.length, mark.at);
    const last = this.#parts.at(-1) ?? "";
    this.#closer = last.endsWith("[") ? "]" : last.endsWith("(") ? ")" : "";
    if (this.#closer === "") return;
    this.#parts.pop();
    if (last.length > 1) this.#parts.push(last.slice(0, -1));
  }

  /** Puts the place of a note's mark behind the last word. A block does not begin with one. */
  place(mark: string): void {
    const last = this.#parts.at(-1) ?? "";
    const before = this.#parts.at(-2) ?? "";
    if (!/\S/.test(before + last)) return;
    const end = last.trimEnd().length;
    this.#parts[this.#parts.length - 1] = last.slice(0, end) + mark + last.slice(end);
  }

  /** Adds a note that is written inside a sentence; it comes behind the sentence's block. */
  note(text: string, apart: Apart, id: string): void {
    this.#count(text.length);
    this.#notes.push({ kind: "paragraph", text, linked: false, apart, ids: [id] });
  }

  /** Notes the id of an element that begins here. */
  id(id: string): void {
    this.#ids.push(id);
  }

  /** Sets traits of the block that is being written. */
  flag(flags: Partial<Block>): void {
    Object.assign(this.#flags, flags);
  }

  /** Notes what a picture shows: the words of a heading that has no others. */
  picture(words: string): void {
    this.#picture ||= trim(words.replace(/[ \t\n\r\f]+/g, " "));
  }

  /** Makes the next text continue the word before it. */
  glue(): void {
    this.#glued = true;
  }

  text(data: string, options: { preformatted?: boolean; linked?: boolean } = {}): void {
    let added = data;
    if (this.#closer !== "") {
      if (added.startsWith(this.#closer)) added = added.slice(1);
      else if (added !== "") this.#parts.push(this.#closer === "]" ? "[" : "(");
      this.#closer = "";
    }
    if (options.preformatted) added = added.replace(/\r\n?/g, "\n");
    else {
      added = added.replace(/[ \t\n\r\f]+/g, " ");
      const last = this.#parts.at(-1)?.slice(-1) ?? "";
      if (added.startsWith(" ") && (/^$|[ \n]$/.test(last) || this.#glued)) added = added.slice(1);
    }
    if (added === "") return;
    this.#glued = false;
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

  /** Changes what the current block is, without ending it. */
  become(traits: BlockTraits): void {
    this.#traits = traits;
  }

  /** Ends the current block and begins one of `kind`. Ids without text go to the next block. */
  begin(kind: Block["kind"] = "paragraph", rank?: number): void {
    const own = this.#finished();
    const text = own === "" && this.#traits.kind === "heading" ? this.#picture : own;
    this.#picture = "";
    if (/[^\s\u200b\ufeff]/.test(text)) {
      const linked =
        this.#linked > 0 && this.#linked >= text.replace(/^(?:-|\d{1,3}\.)\s|\s/g, "").length * 0.8;
      const block: Block = { ...this.#traits, ...this.#flags, text, linked };
      if (this.#linked > 0) block.links = true;
      if (this.#ids.length > 0) block.ids = this.#ids;
      if (this.apart !== undefined) block.apart = this.apart;
      this.blocks.push(block, ...this.#notes.splice(0));
      this.#ids = [];
    }
    // The mark of a note, or an element that it leads to, may have no text of its own.
    const { backLinked, noted } = /[^\s[\]()]/.test(text) ? {} : this.#flags;
    this.#flags = { ...(backLinked && { backLinked }), ...(noted !== undefined && { noted }) };
    this.#parts = [];
    this.#linked = 0;
    this.#closer = "";
    this.#glued = false;
    this.#traits = rank === undefined ? { kind } : { kind, rank };
  }

  #finished(): string {
    const text = this.#parts.join("");
    if (this.#traits.kind === "preformatted") return text.replace(/^\n+/, "").trimEnd();
    const lines = text.split("\n");
    if (this.#traits.kind === "heading")
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
    if (this.apart === undefined && this.blocks.at(-1)?.kind !== "break")
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
