import type { Apart, Block, BlockWriter } from "./blocks.ts";
import {
  isBackLink,
  isBlock,
  isMarker,
  isNamedMark,
  isNoteMarker,
  isUnlinkedMarker,
  kindApart,
} from "./html-elements.ts";
import { NotePlaces } from "./note-places.ts";
import { markKey } from "./notes.ts";

/** The ids that marks of notes lead to, each with its mark; the ids of these marks; and the marks without links. */
export interface NoteLinks {
  targets: Map<string, string>;
  marks: Set<string>;
  unlinked: Set<string>;
  /** The ids that marks lead to which are marks by their role: there are notes, whatever they look like. */
  certain: Set<string>;
  places: NotePlaces;
}

export const noNoteLinks = (places = new NotePlaces()): NoteLinks => ({
  targets: new Map(),
  marks: new Set(),
  unlinked: new Set(),
  certain: new Set(),
  places,
});

/** An element that is being read. */
export interface OpenElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  mark: { block: number; at: number } | null;
  raised: boolean;
  /** True when it raises its text, as `sup` does. */
  raises: boolean;
  rank: number | null;
  /** Where a block element begins, if marks of notes lead to it. */
  noteFrom: number | null;
  /** True when it is a note because a mark by its role leads to it. */
  certain: boolean;
  /** Present when its text is set apart: what applies again after it. */
  outer: { apart: Apart | undefined } | null;
  /** True when it may be a scene break or a drop cap, if its text is none or one letter. */
  ornament: boolean;
}

interface Mark {
  block: number;
  at: number;
}

/** Sets notes, and front and back matter, apart while a page is read, and removes the marks of notes. */
export class HtmlNotes {
  readonly #writer: BlockWriter;
  readonly #links: NoteLinks;
  #group = 0;

  constructor(writer: BlockWriter, links: NoteLinks) {
    this.#writer = writer;
    this.#links = links;
  }

  /**
   * Begins to set an element's text apart when the element says so; inside a note each list item is a note. True for an
   * element inside a sentence: its text is to be dropped, since it would end the sentence's block.
   */
  begin(frame: OpenElement): boolean {
    const writer = this.#writer;
    const kind = kindApart(frame.name, frame.attributes);
    if (kind === null && !(writer.apart?.kind === "note" && frame.name === "li")) return false;
    if (kind !== null && kind !== "note" && writer.apart !== undefined) return false;
    if (!isBlock(frame.name)) return writer.apart === undefined;
    writer.begin();
    frame.outer = { apart: writer.apart };
    writer.apart = { kind: kind ?? "note", group: ++this.#group };
    return false;
  }

  /** Takes a link that is a note's mark by its role. Its words are left out elsewhere. */
  reference({ href = "" }: OpenElement["attributes"]): void {
    const fragment = fragmentOf(href);
    if (fragment === "") return;
    this.#links.certain.add(fragment);
    this.#writer.place(this.#links.places.mark(fragment));
  }

  /** Adds the words of a note that is an element inside a sentence, if they are not only its mark. */
  inside(text: string): void {
    const words = text.replace(/\s+/g, " ").trim();
    if (words === "" || isMarker(words)) return;
    const id = `inside ${++this.#group}`;
    this.#writer.place(this.#links.places.mark(id));
    this.#writer.note(words, { kind: "note", group: this.#group }, id);
  }

  /** Notes the id of an element that begins here, and whether a note's mark leads to it. */
  id(frame: OpenElement): void {
    const { name, attributes } = frame;
    const id = attributes.id ?? (name === "a" ? attributes.name : undefined);
    if (id === undefined || id === "") return;
    this.#writer.id(id);
    if (this.#links.certain.has(id)) {
      if (!isBlock(name)) this.#writer.flag({ backLinked: true, noted: "" });
      else if (NOTE_ELEMENTS.has(name)) {
        frame.noteFrom = this.#writer.blocks.length;
        frame.certain = true;
        return;
      }
    }
    // The mark comes before its note: a mark that leads back to an earlier paragraph makes no note of that.
    const mark = this.#links.targets.get(id);
    if (mark === undefined) return;
    this.#writer.flag({ noted: mark });
    if (isBlock(name) && name !== "body") frame.noteFrom = this.#writer.blocks.length;
  }

  /** Ends an element: what is set apart, and the blocks of an element that is a note because it leads back. */
  end({ name, noteFrom, certain, outer }: OpenElement): void {
    if (noteFrom !== null) this.#endNoted(noteFrom, certain || name === "aside");
    if (outer === null) return;
    this.#writer.begin();
    this.#writer.apart = outer.apart && { kind: outer.apart.kind, group: ++this.#group };
  }

  #endNoted(from: number, certain: boolean): void {
    const blocks = this.#writer.blocks.slice(from);
    if (!certain && !blocks[0]?.backLinked && !blocks.at(-1)?.backLinked && !beginsWithMark(blocks[0]))
      return;
    const apart = { kind: "note", group: ++this.#group };
    for (const block of blocks) block.apart ??= apart;
  }

  /** Removes a link that is the mark of a note, or leads back to one. `parentId` is the id of the element around it. */
  endLink({ attributes, raised }: OpenElement, mark: Mark, parentId: string | undefined): void {
    const text = this.#writer.since(mark) ?? "";
    const { targets, marks, places } = this.#links;
    const fragment = fragmentOf(attributes.href ?? "");
    const back = isBackLink(text, attributes) || (marks.has(fragment) && isMarker(text));
    if (!back && !isNoteMarker(text, attributes, raised)) return;
    // A note begins with its mark, and a text does not.
    if (back || /^[\s[(]*$/.test(this.#writer.before(mark))) this.#writer.flag({ backLinked: true });
    if (!back) {
      targets.set(fragment, text.replace(/[^\p{L}\p{N}*†‡§¶]/gu, ""));
      for (const id of [attributes.id, attributes.name, parentId]) if (id) marks.add(id);
    }
    this.#writer.rewind(mark);
    if (!back) this.#writer.place(places.mark(fragment));
  }

  /** Removes a raised mark without a link. A block that begins with a mark that was in the text is its note. */
  endUnlinked({ attributes }: OpenElement, mark: Mark): void {
    const text = (this.#writer.since(mark) ?? "").trim();
    if (!isMarker(text)) return;
    const before = this.#writer.before(mark);
    const { unlinked, places } = this.#links;
    if (before.trim() === "" && unlinked.has(text)) {
      this.#writer.flag({ apart: { kind: "note", group: ++this.#group } });
      this.#writer.id(markKey(text));
      this.#writer.rewind(mark);
    } else if (isUnlinkedMarker(text, before, isNamedMark(attributes))) {
      unlinked.add(text);
      this.#writer.rewind(mark);
      this.#writer.place(places.mark(markKey(text)));
    }
  }

  /** Ends the page: a paragraph that a mark leads to, and that leads back or begins with the mark, is a note. */
  finish(): void {
    for (const block of this.#writer.blocks) {
      const { targets, certain } = this.#links;
      const leadsBack = block.backLinked && block.ids?.some((id) => targets.has(id) || certain.has(id));
      if (!block.apart && (leadsBack || beginsWithMark(block)))
        block.apart = { kind: "note", group: ++this.#group };
    }
  }
}

const fragmentOf = (href: string): string => (href.includes("#") ? (href.split("#").at(-1) ?? "") : "");

/** The elements that a note by its role may be. */
const NOTE_ELEMENTS: ReadonlySet<string> = new Set(["aside", "dd", "div", "dl", "li", "p", "section", "tr"]);

/** True for a block that a mark leads to, and that begins with the same mark: "1. See above." */
const beginsWithMark = (block: Block | undefined): boolean => {
  if (!block?.noted) return false;
  const start = block.text.slice(0, 20).replace(/^[\s[(]+/, "");
  return start.startsWith(block.noted) && /^[\s.)\]:]/.test(start.slice(block.noted.length));
};
