/** The formats that can be read. */
export type DocumentFormat = "txt" | "md" | "docx" | "epub" | "html";

/** What came out of an uploaded file. */
export interface ImportedStory {
  title: string;
  author: string | null;
  /** A two- or three-letter ISO 639 code, when the file names its language. */
  language: string | null;
  format: DocumentFormat;
  /** The author's words; each chapter heading is a line of its own between blank lines. */
  text: string;
  /** Sentences for the person who uploads: what was guessed or left out. */
  warnings: string[];
}

/** What a reader knows before the common fallbacks for title and text have been applied. */
export interface Draft {
  title: string | null;
  author: string | null;
  language: string | null;
  text: string;
  warnings: string[];
}

/** A file as it was uploaded. */
export interface ImportRequest {
  bytes: Uint8Array;
  filename: string;
  signal?: AbortSignal;
}
