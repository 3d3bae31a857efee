type Attributes = Readonly<Record<string, string>>;

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const SKIPPED = words(
  "script style noscript template svg math iframe object embed audio video canvas map nav form button select textarea datalist dialog rt rp rtc",
);

const BLOCKS = words(
  "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer header hgroup hr legend li main ol p pre section summary table tbody tfoot thead tr ul",
);

const LEFT_OUT_TYPES = words(
  "toc landmarks page-list loi lot index cover titlepage halftitlepage copyright-page imprint colophon footnote footnotes endnote endnotes rearnote rearnotes pagebreak noteref doc-toc doc-index doc-cover doc-colophon doc-footnote doc-endnote doc-endnotes doc-pagebreak doc-noteref",
);

const GUTENBERG_IDS = words("pg-header pg-footer pg-machine-header pg-start-separator pg-end-separator");

const PAGE_NUMBER = /(?:^|\s)(?:pagenum|pageno|pagenumber|page-number|page_number|pb)(?:\s|$)/i;

/** True for an element that separates its text from the surrounding text. */
export const isBlock = (name: string): boolean => BLOCKS.has(name);

export const isHeading = (name: string): boolean => /^h[1-6]$/.test(name);

/** True for licence text that Project Gutenberg wraps around a book. */
export const isGutenbergFrame = (attributes: Attributes): boolean =>
  GUTENBERG_IDS.has(attributes.id ?? "") || /(?:^|\s)pg-?boilerplate(?:\s|$)/i.test(attributes.class ?? "");

/** True for an element whose text is not part of the story: code, controls, notes, page numbers, front matter. */
export const isLeftOut = (name: string, attributes: Attributes): boolean => {
  if (SKIPPED.has(name) || "hidden" in attributes) return true;
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? "")) return true;
  const types = `${attributes["epub:type"] ?? ""} ${attributes.role ?? ""}`.toLowerCase().split(/\s+/);
  return types.some((type) => LEFT_OUT_TYPES.has(type)) || PAGE_NUMBER.test(attributes.class ?? "");
};

const MARKER = /^(?:\[\s*)?(?:note\s*)?(?:\d{1,4}|[ivxl]{1,6}|[a-z]|[*†‡§¶]{1,4})(?:\s*\])?$/i;

/** True for a link that only marks a footnote: "[1]", a raised "2", "*", or a link with such an attribute. */
export const isNoteMarker = (text: string, attributes: Attributes, raised: boolean): boolean => {
  const trimmed = text.trim();
  if (!(attributes.href ?? "").includes("#") || !MARKER.test(trimmed)) return false;
  const named = /note|fn/i.test(`${attributes.class ?? ""} ${attributes.id ?? ""} ${attributes.href ?? ""}`);
  return raised || named || /^[[*†‡§¶]/.test(trimmed);
};
