/** The formats that can be read. */
export type DocumentFormat = "txt" | "md" | "docx" | "epub" | "html";

/** The result of reading an uploaded file. */
export interface ImportedStory {
  title: string;
  author: string | null;
  /** A two- or three-letter ISO 639 code, when the file names its language. */
  language: string | null;
  format: DocumentFormat;
  /** The author's words; each chapter heading is a separate line between blank lines. */
  text: string;
  /** Sentences for the uploading user: what was guessed or left out. */
  warnings: string[];
}

/** The result of one format's reader, before the common fallbacks for title and text are applied. */
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
