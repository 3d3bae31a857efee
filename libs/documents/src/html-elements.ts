type Attributes = Readonly<Record<string, string>>;

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const SKIPPED = words(
  "script style noscript template svg math iframe object embed audio video canvas map nav form button select textarea datalist dialog rt rp rtc",
);

const BLOCKS = words(
  "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer header hgroup hr legend li main ol p pre section summary table tbody tfoot thead tr ul",
);

/** Types of front and back matter, in EPUB's words. */
const MATTER_TYPES = words("toc loi lot index cover titlepage halftitlepage copyright-page imprint colophon");

const NOTE_TYPES = words("footnote footnotes endnote endnotes rearnote rearnotes");

const LEFT_OUT_TYPES = words("landmarks page-list pagebreak noteref backlink referrer");

const NOTE_CLASS =
  /^(?:_id)?(?:(?:foot|end|rear)-?notes?(?:[-_]?(?:text|body|content|list|section|area|block|def))?|mso(?:foot|end)notetext|fn-?(?:text|body|list|def)|sdfootnote|transnote|tnote|transcribers?-?notes?)$/i;

/** The same where it is a block: inside a sentence "fn" is a person's full name. */
const NOTE_BLOCK_CLASS = /^(?:fn|f(?:oot)?note|ftnote)$/i;

/** Word's names for the lines of its contents, and for its title. */
const WORD_CONTENTS = /^msotoc(?:\d|heading)$/i;
const WORD_TITLE = /^msotitle$/i;

const NOTE_ID = /^(?:foot|end|rear)-?notes$/i;

/** Word's own name for a note in the HTML that it saves. */
const WORD_NOTE = /mso-element\s*:\s*(?:foot|end)note/i;

const MARK_CLASS =
  /^(?:mso(?:foot|end)notereference|fn-?(?:anchor|ref|mark|link)|(?:foot|end)?note-?(?:ref(?:erence)?|anchor|mark(?:er)?|call|link)|_id(?:foot|end)note(?:link|anchor)|(?:foot|end)note|reversefootnote)$/i;

const DROP_CAP_CLASS =
  /^(?:(?:drop|drop-?cap|drop_cap|dropcaps?|initial|lettrine|versal)(?:[-_]?\d|[-_]?letter)?|cap)$/i;

const BREAK_CLASS =
  /^(?:scene|section|text|thought)?[-_]?break$|^(?:asterism|tb|ornament-break|scenebreak|dinkus)$/i;

const HEADING_CLASS = /^(?:chapter|chap|part|book)[-_]?(?:title|number|num|no|heading|head|name)$/i;

/** Paragraph styles that a program exported as classes: "heading-1", "Heading2". */
const RANK_CLASS = /^(?:mso)?(?:heading|h)[-_]?([1-6])$/i;

const GUTENBERG_IDS = words("pg-header pg-footer pg-machine-header pg-start-separator pg-end-separator");

const PAGE_NUMBER = /(?:^|\s)(?:pagenum|pageno|pagenumber|page-number|page_number|pb)(?:\s|$)/i;

/** True for an element that separates its text from the surrounding text. */
export const isBlock = (name: string): boolean => BLOCKS.has(name);

/** True for licence text that Project Gutenberg wraps around a book. */
export const isGutenbergFrame = (attributes: Attributes): boolean =>
  GUTENBERG_IDS.has(attributes.id ?? "") || /(?:^|\s)pg-?boilerplate(?:\s|$)/i.test(attributes.class ?? "");

const tokens = (list: string | undefined): string[] => {
  const trimmed = (list ?? "").slice(0, LONGEST_ATTRIBUTE).trim();
  return trimmed === "" ? [] : trimmed.split(/\s+/);
};

const LONGEST_ATTRIBUTE = 1_000;

const classIs = (attributes: Attributes, pattern: RegExp): boolean =>
  tokens(attributes.class).some((name) => pattern.test(name));

/** The types of an element in EPUB's words; ARIA has the same with a prefix. */
const types = (attributes: Attributes): string[] =>
  tokens(`${(attributes["epub:type"] ?? "").slice(0, 500)} ${attributes.role ?? ""}`).map((type) =>
    type.toLowerCase().replace(/^doc-/, ""),
  );

/** True for an element whose text is not part of the story: code, controls, page numbers. */
export const isLeftOut = (name: string, attributes: Attributes): boolean => {
  if (SKIPPED.has(name) || "hidden" in attributes) return true;
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? "")) return true;
  return (
    types(attributes).some((type) => LEFT_OUT_TYPES.has(type)) || PAGE_NUMBER.test(attributes.class ?? "")
  );
};

/** True for a link that is a note's mark by its role. */
export const isNoteReference = (name: string, attributes: Attributes): boolean =>
  name === "a" && types(attributes).includes("noteref");

/** What an element holds instead of story: "note", or a kind of front or back matter such as "titlepage"; or null. */
export const kindApart = (name: string, attributes: Attributes): string | null => {
  const all = types(attributes);
  if (name !== "a" && all.some((type) => NOTE_TYPES.has(type))) return "note";
  const matter = all.find((type) => MATTER_TYPES.has(type));
  if (matter !== undefined) return matter;
  if (name === "aside" && all.includes("note")) return "note";
  if (classIs(attributes, WORD_CONTENTS)) return "toc";
  const note =
    WORD_NOTE.test(attributes.style ?? "") ||
    NOTE_ID.test(attributes.id ?? "") ||
    classIs(attributes, NOTE_CLASS) ||
    (isBlock(name) && classIs(attributes, NOTE_BLOCK_CLASS));
  return note && name !== "a" && name !== "sup" ? "note" : null;
};

/** The rank of a heading element, 1 to 9, or 0 for a title above them; or null. */
export const headingRank = (name: string, attributes: Attributes): number | null => {
  if (/^h[1-6]$/.test(name)) return Number(name[1]);
  if (attributes.role === "heading")
    return Math.min(9, Number.parseInt(attributes["aria-level"] ?? "2", 10) || 2);
  if (name !== "p" && name !== "div") return null;
  if (classIs(attributes, WORD_TITLE)) return 0;
  const marked = tokens(attributes.class)
    .map((token) => RANK_CLASS.exec(token)?.[1])
    .find(Boolean);
  if (marked !== undefined) return Number(marked);
  const titled = classIs(attributes, HEADING_CLASS);
  return titled ? (/(?:^|[\s-])(?:part|book)/i.test(attributes.class ?? "") ? 1 : 2) : null;
};

/** True for an element that holds a large first letter. */
export const isDropCap = (attributes: Attributes): boolean =>
  classIs(attributes, DROP_CAP_CLASS) || /float\s*:\s*left/i.test(attributes.style ?? "");

/** True for an element that separates two scenes when it is empty. */
export const isSceneBreak = (attributes: Attributes): boolean => classIs(attributes, BREAK_CLASS);

/** True for an element that is named as the mark of a note. */
export const isNamedMark = (attributes: Attributes): boolean => classIs(attributes, MARK_CLASS);

const MARKER = /^(?:[[(]\s*)?(?:note\s*)?(?:\d{1,4}|[ivxl]{1,6}|[a-z]|[*†‡§¶]{1,4})(?:\s*[\])])?[.:]?$/i;
const ARROW =
  /^(?:\[?(?:back|return|zurück|retour)\]?|\[?\s*[↩↑←⤴↵^]\s*(?:\d{1,4}|[a-z])?\s*\]?|(?:\d{1,4}|[a-z])\s*[↩↑←⤴↵])[\ufe0e\ufe0f]?$/i;

/** True for the words of a mark: "1", "[2]", "*". */
export const isMarker = (text: string): boolean => MARKER.test(text.trim());

/** True for a link that leads from a note back to its mark by an arrow. */
export const isBackLink = (text: string, attributes: Attributes): boolean =>
  (attributes.href ?? "").includes("#") && ARROW.test(text.trim());

/** True for a link that only marks a footnote: "[1]", a raised "2", "*", or a link with such an attribute. */
export const isNoteMarker = (text: string, attributes: Attributes, raised: boolean): boolean => {
  const trimmed = text.trim();
  if (!(attributes.href ?? "").includes("#") || !MARKER.test(trimmed)) return false;
  const named = /note|fn/i.test(
    `${(attributes.class ?? "").slice(0, LONGEST_ATTRIBUTE)} ${attributes.id ?? ""} ${attributes.href ?? ""}`,
  );
  return raised || named || /^[[*†‡§¶]/.test(trimmed);
};

const UNLINKED = /^(?:\d{1,3}|[*†‡§¶]{1,3}|[[(]\d{1,3}[\])])$/;

/** True for a raised mark without a link, after a word or the end of a sentence: not the 2 of "10²" and "km²". */
export const isUnlinkedMarker = (text: string, before: string, named: boolean): boolean =>
  UNLINKED.test(text.trim()) && (named || /(?:\p{L}{3}|[.,;:!?…”’"'»)])$/u.test(before));

/** True for an element that raises its text by its class or style, as `sup` does. */
export const isRaised = (name: string, attributes: Attributes): boolean =>
  name === "sup" ||
  (name === "span" &&
    (classIs(attributes, RAISED_CLASS) || /vertical-align\s*:\s*super/i.test(attributes.style ?? "")));

const RAISED_CLASS = /^(?:superscript|super|sup)$/i;

const LETTER = /^["“„«‘]?\p{Lu}["”]?$/u;
const NAMED_LETTER =
  /^(?:(?:illuminated|decorated|illustrated|ornate|large)\s)?(?:drop[- ]?cap|initial|letter|capital)(?:\sletter)?:?\s["'“‘]?(\p{Lu})["'”’]?$/iu;

/** The letter that a picture shows by its description: "T", "Drop cap T"; or null. */
export const letterOf = (alt: string): string | null => {
  const text = alt.slice(0, 60).replace(/\s+/g, " ").trim();
  if (LETTER.test(text)) return text;
  return NAMED_LETTER.exec(text)?.[1]?.toUpperCase() ?? null;
};
