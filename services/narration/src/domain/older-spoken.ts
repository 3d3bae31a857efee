/** What releases before the spoken form gave a voice for a line. `offsets` maps each UTF-16 unit of it to its place in the line. */
export interface Spoken {
  readonly text: string;
  readonly offsets: readonly number[];
}

const tags = /<\/?[a-z][^<>]{0,200}>/gi;
const unsaid = /["“”„‟«»‹›「」『』_*`~#\p{Cc}\p{Cf}\p{Cs}]/u;
const apostrophes = /['‘’‚‛]/;
/** The most common characters, tested first since the other tests cost more. */
const plain = /[a-z0-9.,;:!?-]/i;
const letter = /[\p{L}\p{M}\p{N}]/u;

/**
 * What was said for a line whose spoken form was not kept. Removes what is not spoken (quotation marks, emphasis marks, tags, extra white space), and
 * keeps the offsets.
 */
export function spokenOf(line: string): Spoken {
  const visible = line.replaceAll(tags, (tag) => "\0".repeat(tag.length));
  const units: string[] = [];
  const offsets: number[] = [];
  const put = (unit: string, at: number) => {
    if (unit === " " && (units.length === 0 || units.at(-1) === " ")) return;
    units.push(unit);
    offsets.push(at);
  };
  let at = 0;
  for (const character of visible) {
    if (plain.test(character)) {
      put(character, at++);
      continue;
    }
    const before = visible.charAt(at - 1);
    const after = visible.charAt(at + character.length);
    if (/\s/.test(character)) put(" ", at);
    else if (apostrophes.test(character)) {
      if (letter.test(before) && letter.test(after)) put(character, at);
    } else if (!unsaid.test(character)) {
      for (let unit = 0; unit < character.length; unit++) put(character.charAt(unit), at + unit);
    } else if (letter.test(before) && letter.test(after)) put(" ", at);
    at += character.length;
  }
  if (units.at(-1) === " ") {
    units.pop();
    offsets.pop();
  }
  const text = units.join("");
  return letter.test(text) ? { text, offsets } : { text: "", offsets: [] };
}
