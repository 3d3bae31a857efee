import type { Span } from "../analysis.ts";
import { wordSet } from "../data/words.ts";
import type { Style } from "./style.ts";

/** A stretch between marks; `outer` includes them. It is `open` when the paragraph ended before a closing mark. */
export interface Marked extends Span {
  outer: Span;
  open: boolean;
}

const ELISIONS =
  wordSet(`tis twas twere twill em er im is ow bout cause way cept gainst midst neath pon un til ud ard ave
  eard ere alf ead ope orse ear ot undred cos mongst tween ll d s t re ve most tother round stead fore`);

const LETTER = /[\p{L}\p{N}]/u;
const SINGLE = /['’‘‚]/;

const opensSingle = (text: string, i: number, start: number): boolean => {
  if (i > start && !/[\s([{—–\-"“_*]/.test(text.charAt(i - 1))) return false;
  if (!/[\p{L}\p{N}"“…_*.—–-]/u.test(text.charAt(i + 1))) return false;
  const word = /^\p{L}+/u.exec(text.slice(i + 1, i + 12))?.[0] ?? "";
  return !ELISIONS.has(word);
};

/** For each index of a paragraph: the next single mark that certainly closes, and the next one that opens. */
const lookAhead = (text: string, { start, end }: Span): { close: Int32Array; open: Int32Array } => {
  const close = new Int32Array(end - start + 1).fill(end);
  const open = new Int32Array(end - start + 1).fill(end);
  for (let i = end - 1; i >= start; i--) {
    const k = i - start;
    const mark = SINGLE.test(text.charAt(i));
    close[k] = mark && closesSurely(text, i, start) ? i : (close[k + 1] ?? end);
    open[k] = mark && opensSingle(text, i, start) ? i : (open[k + 1] ?? end);
  }
  return { close, open };
};

const closesSurely = (text: string, i: number, start: number): boolean =>
  i > start && /[.,!?;:…—–\-"”)_*]/.test(text.charAt(i - 1)) && !LETTER.test(text.charAt(i + 1));

/** The stretches between quotation marks of one paragraph; nested ones stay inside. */
export const markedStretches = (text: string, paragraph: Span, style: Style): Marked[] => {
  const found: Marked[] = [];
  const { start, end } = paragraph;
  const ahead = style.single ? lookAhead(text, paragraph) : null;
  let opened = -1;
  let closers = "";
  const opens = (c: string, i: number): boolean => {
    if (!style.pairs.has(c)) return false;
    if (c === "'" || c === "‘") return opensSingle(text, i, start);
    if (c === '"')
      return (
        i + 1 < end && !/\s/.test(text.charAt(i + 1)) && (i === start || !LETTER.test(text.charAt(i - 1)))
      );
    return i + 1 < end;
  };
  const closes = (c: string, i: number): boolean => {
    if (!closers.includes(c)) return false;
    if (!SINGLE.test(c))
      return c !== '"' || !/\s/.test(text.charAt(i - 1)) || !LETTER.test(text.charAt(i + 1));
    if (LETTER.test(text.charAt(i + 1)) || /\s/.test(text.charAt(i - 1))) return false;
    if (closesSurely(text, i, start) || !ahead) return true;
    return (ahead.open[i + 1 - start] ?? end) <= (ahead.close[i + 1 - start] ?? end);
  };
  for (let i = start; i < end; i++) {
    const c = text.charAt(i);
    if (opened < 0) {
      if (!opens(c, i)) continue;
      opened = i;
      closers = style.pairs.get(c) ?? "";
    } else if (closes(c, i)) {
      found.push({ start: opened + 1, end: i, outer: { start: opened, end: i + 1 }, open: false });
      opened = -1;
    }
  }
  if (opened >= 0) found.push({ start: opened + 1, end, outer: { start: opened, end }, open: true });
  return found;
};
