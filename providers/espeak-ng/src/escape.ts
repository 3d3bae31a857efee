// SPDX-License-Identifier: GPL-3.0-or-later

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const UNSAYABLE = /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}]/u;
/** Soft hyphens, direction marks and the like, without the two joiners, which some scripts need. */
const INVISIBLE = /(?!\u200c|\u200d)\p{Cf}/u;
const KEPT = /[\n\t]/;

function spell(character: string): string {
  if (INVISIBLE.test(character)) return "";
  if (UNSAYABLE.test(character) && !KEPT.test(character)) return " ";
  return ENTITIES[character] ?? character;
}

/**
 * Text for eSpeak, which reads `<` and `&` as markup: escaped, with a space for each unspeakable character.
 * `offsets[n]` is the source of the result's n-th code point, as a UTF-16 offset into the text.
 */
export function escapeMarkup(text: string): { escaped: string; offsets: number[] } {
  const offsets: number[] = [];
  let escaped = "";
  let at = 0;
  for (const character of text) {
    const said = spell(character);
    escaped += said;
    for (const _ of said) offsets.push(at);
    at += character.length;
  }
  return { escaped, offsets };
}
