/** The longest title in a file's name. File systems allow 255 bytes with the extension. */
const LONGEST_BYTES = 200;

/** Makes a file name from a title that every operating system accepts. */
export function fileName(title: string, extension: string): string {
  const clean = title
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .replace(/^[. ]+/, "");
  const short = wholeCharacters(clean.slice(0, 100)).replace(/[. ]+$/, "");
  return `${short === "" ? "Story" : short}.${extension}`;
}

/** The beginning of a text, without a part of a character, that fits the longest name. */
function wholeCharacters(text: string): string {
  const whole = text.replace(/[\ud800-\udbff]$/, "");
  let bytes = 0;
  let end = 0;
  for (const { segment } of new Intl.Segmenter().segment(whole)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > LONGEST_BYTES) break;
    end += segment.length;
  }
  return whole.slice(0, end);
}
