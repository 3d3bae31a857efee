/** The formats that can be read. */
export type DocumentFormat = "txt" | "md" | "docx" | "epub" | "html";

/** A heading that the file marks. */
export interface Heading {
  /** Where it begins in the text, in UTF-16 code units. */
  offset: number;
  title: string;
  /** 1 for the highest parts (a book, or a chapter), 2 for those inside, and so on; 0 for the title of the whole. */
  level: number;
}

/** Front or back matter that was left out, such as `titlepage`, `copyright`, `colophon` or `toc`. */
export interface Matter {
  kind: string;
  text: string;
}

/** A note that was left out of the text. */
export interface Note {
  text: string;
  /** The place of its mark in the text, in UTF-16 code units; null where no mark was found. */
  offset: number | null;
}

/** What the file marks besides the words. Plain text marks nothing. */
export interface Structure {
  headings: Heading[];
  /** The notes, which are not in the text. */
  notes: Note[];
  /** Front and back matter, which is not in the text. */
  matter: Matter[];
}

/** The result of reading an uploaded file. */
export interface ImportedStory extends Structure {
  title: string;
  author: string | null;
  /** A language tag, with script and region where the file names them: "en", "en-GB", "zh-Hant". */
  language: string | null;
  format: DocumentFormat;
  /** The author's words; each chapter heading is a separate line between blank lines. */
  text: string;
  /** Sentences for the uploading user: what was guessed or left out. */
  warnings: string[];
}

/** The result of one format's reader, before the common fallbacks for title and text are applied. */
export interface Draft extends Structure {
  title: string | null;
  author: string | null;
  language: string | null;
  text: string;
  warnings: string[];
  /** True when its pages show pictures. */
  pictures?: boolean;
}

/** A file as it was uploaded. */
export interface ImportRequest {
  bytes: Uint8Array;
  filename: string;
  signal?: AbortSignal;
}
