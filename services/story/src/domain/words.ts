const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu;

/** How many words a text has; a script that writes without spaces counts a stretch between marks as one. */
export function countWords(text: string): number {
  let words = 0;
  word.lastIndex = 0;
  while (word.test(text)) words++;
  return words;
}
