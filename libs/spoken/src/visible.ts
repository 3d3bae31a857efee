/** A text without its invisible characters. `offsets` leads each unit back, and has one entry more for the end. */
export interface Visible {
  readonly text: string;
  readonly offsets: readonly number[] | null;
}

/** Soft hyphens, zero-width spaces and joiners, direction marks, byte order marks, control characters. */
const invisible = /[\p{Cf}\p{Cc}]/u;
const seen = /[\t\n\v\f\r\u0085]/;
/** Joiners decide the shape, and so the word, in the scripts of Iran and India, and join parts of an emoji. */
const joiner = /[\u200c\u200d]/;
const latin = /[\p{Script=Latin}]/u;

/** Removes invisible characters. `offsets` is null when there are none. */
export function visibleOf(text: string): Visible {
  if (!invisible.test(text.replace(/[\t\n\r]/g, ""))) return { text, offsets: null };
  let kept = "";
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (invisible.test(unit) && !seen.test(unit) && !(joiner.test(unit) && !besideLatin(text, at))) continue;
    kept += unit;
    offsets.push(at);
  }
  offsets.push(text.length);
  return { text: kept, offsets };
}

const besideLatin = (text: string, at: number): boolean =>
  latin.test(text.charAt(at - 1)) || latin.test(text.charAt(at + 1));
