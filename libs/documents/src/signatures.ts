/** A kind of file that is not read, recognised by the bytes at fixed offsets (one char for each byte). */
interface Signature {
  marks: readonly (readonly [at: number, bytes: string])[];
  what: string;
  advice: string;
}

const AS_TEXT = "save the story as .docx, .epub or .txt and import that";
const PICTURE = "a picture contains no text: import the story as .docx, .epub or .txt";
const UNPACK = "unpack it and import the story inside";
const RECORDING = "import the text of the story instead";

const sign = (what: string, advice: string, ...marks: [number, string][]): Signature => ({
  what,
  advice,
  marks,
});

const SIGNATURES: readonly Signature[] = [
  sign("an RTF document", AS_TEXT, [0, "{\\rtf"]),
  sign("a PostScript file", AS_TEXT, [0, "%!PS"]),
  sign("a PNG picture", PICTURE, [0, "\x89PNG"]),
  sign("a JPEG picture", PICTURE, [0, "\xff\xd8\xff"]),
  sign("a GIF picture", PICTURE, [0, "GIF87a"]),
  sign("a GIF picture", PICTURE, [0, "GIF89a"]),
  sign("a WebP picture", PICTURE, [0, "RIFF"], [8, "WEBP"]),
  sign("a TIFF picture", PICTURE, [0, "II*\0"]),
  sign("a TIFF picture", PICTURE, [0, "MM\0*"]),
  sign("a BMP picture", PICTURE, [0, "BM"], [6, "\0\0\0\0"]),
  sign("a HEIC picture", PICTURE, [4, "ftypheic"]),
  sign("a HEIC picture", PICTURE, [4, "ftypmif1"]),
  sign("an AVIF picture", PICTURE, [4, "ftypavif"]),
  sign("an MP4 recording", RECORDING, [4, "ftyp"]),
  sign("an MP3 recording", RECORDING, [0, "ID3"], [5, "\0"]),
  sign("an MP3 recording", RECORDING, [0, "\xff\xfb"]),
  sign("an Ogg recording", RECORDING, [0, "OggS"]),
  sign("a WAV recording", RECORDING, [0, "RIFF"], [8, "WAVE"]),
  sign("a FLAC recording", RECORDING, [0, "fLaC"]),
  sign("a Kindle book", "convert it to .epub and import that", [60, "BOOKMOBI"]),
  sign("a gzip archive", UNPACK, [0, "\x1f\x8b"]),
  sign("a 7-Zip archive", UNPACK, [0, "7z\xbc\xaf\x27\x1c"]),
  sign("a RAR archive", UNPACK, [0, "Rar!\x1a\x07"]),
  sign("a bzip2 archive", UNPACK, [0, "BZh"], [4, "1AY&SY"]),
  sign("an xz archive", UNPACK, [0, "\xfd7zXZ"]),
  sign("a Zstandard archive", UNPACK, [0, "\x28\xb5\x2f\xfd"]),
  sign("a database", AS_TEXT, [0, "SQLite format 3\0"]),
  sign("a program", AS_TEXT, [0, "\x7fELF"]),
];

/** The header of a container of old Office formats, and of encrypted new ones. */
const OLE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");

/** The kind of a file by its first bytes, and the advice to its user; null for text and zip containers. */
export const recognise = (bytes: Uint8Array): { what: string; advice: string; locked: boolean } | null => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = view.toString("latin1", 0, 1_200);
  if (start.startsWith(OLE)) {
    const locked = view.includes(utf16("EncryptedPackage"));
    return locked
      ? { what: "an Office document locked with a password", advice: "save a copy without one", locked }
      : {
          what: "a document of old Word (.doc) or Office",
          advice: "save it as .docx and import that",
          locked,
        };
  }
  // PDF readers accept a header within the first KiB. A story may quote such a header after that.
  if (/^[^\p{L}]*%PDF-\d/u.test(start))
    return { what: "a PDF", advice: `a PDF has lines but no paragraphs: ${AS_TEXT}`, locked: false };
  const found = SIGNATURES.find(({ marks }) => marks.every(([at, mark]) => start.startsWith(mark, at)));
  return found === undefined ? null : { what: found.what, advice: found.advice, locked: false };
};
