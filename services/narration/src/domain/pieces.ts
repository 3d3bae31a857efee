/** The most characters, about a minute of speech, that are rendered at once. A longer line becomes several segments. */
const LONGEST_PIECE = 1000;

/** Cuts a text into pieces no longer than `longest`: after a sentence if possible, else at a space, else anywhere. */
export function piecesOf(text: string, longest = LONGEST_PIECE): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (text.length - start > longest) {
    const room = text.slice(start, start + longest);
    const sentence = room.search(/[.!?…;:]\s(?!.*[.!?…;:]\s)/s) + 1;
    const cut = sentence > longest / 4 ? sentence : room.lastIndexOf(" ");
    const length = cut > 0 ? cut : wholeCharacters(room);
    pieces.push(room.slice(0, length));
    start += length;
  }
  pieces.push(text.slice(start));
  return pieces;
}

/** The length of a text without half a surrogate pair at its end. */
const wholeCharacters = (text: string): number => (text.isWellFormed() ? text.length : text.length - 1);
