// SPDX-License-Identifier: GPL-3.0-or-later

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const UNSAYABLE = /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}]/u;
/** Soft hyphens, marks of direction and the like; the two joiners, which some scripts need, are not among them. */
const INVISIBLE = /(?!\u200c|\u200d)\p{Cf}/u;
const KEPT = /[\n\t]/;

function spell(character: string): string {
  if (INVISIBLE.test(character)) return "";
  if (UNSAYABLE.test(character) && !KEPT.test(character)) return " ";
  return ENTITIES[character] ?? character;
}

/**
 * Text as eSpeak wants it, which takes `<` and `&` for markup: escaped, with spaces for what cannot be said.
 * `offsets[n]` is where the n-th code point of the result comes from, as a UTF-16 offset into the text.
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
