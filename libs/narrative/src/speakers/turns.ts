import type { Entity } from "../characters/entities.ts";
import type { References } from "../characters/references.ts";
import { type Doc, type Quote, wordAt } from "../text/document.ts";
import type { Word } from "../text/words.ts";
import { type Cue, cueAfter, cueBefore, quoteWords } from "./cues.ts";

/** Speech by one speaker without another's in between: usually the quotations of one paragraph. */
export interface Turn {
  quotes: number[];
  paragraph: number;
  lastParagraph: number;
  cues: Cue[];
  /** The characters that are addressed by name in it, and those that are mentioned. */
  addressed: Entity[];
  spokenOf: Entity[];
  head: string | null;
  /** Index of the first word. */
  at: number;
}

const agree = (a: Cue, b: Cue): boolean => {
  if (a.reference === b.reference) return true;
  if (a.reference.pronoun || b.reference.pronoun) {
    const [p, q] = [a.reference.pronoun, b.reference.pronoun];
    if (p && q) return p.gender === q.gender && p.person === q.person;
    const gender = (p ?? q)?.gender;
    const entity = (p ? b : a).reference.entity;
    return !entity || entity.gender === "unknown" || entity.gender === gender;
  }
  return a.reference.entity === b.reference.entity;
};

/** Whether the narration between two quotations shows that the speaker changes. */
const partsWith = (turn: Turn, cues: readonly Cue[]): boolean => {
  const own = turn.cues.find((cue) => cue.told);
  const next = cues.find((cue) => cue.told);
  return own !== undefined && next !== undefined && !agree(own, next);
};

/** The index at which a nested quotation begins; the end of the quotation when it has none. */
const nestedFrom = (doc: Doc, { start, end, outer }: Quote): number => {
  const single = /['‘’]/.test(doc.text.charAt(outer.start));
  const at = doc.text.slice(start, end).search(single ? /["“]/ : /(?:^|[\s(—–-])['‘](?=\p{L})/u);
  return at < 0 ? end : start + at;
};

/**
 * Whether the narration from word `from` to the next quotation is a new sentence that introduces it: "She called out:".
 */
const leadsOn = (doc: Doc, from: number, quote: Quote, next: Quote | undefined): boolean =>
  next?.paragraph === quote.paragraph &&
  wordAt(doc, from).capital &&
  /[.!?…]$/.test(doc.text.slice(quote.start, quote.end).trimEnd()) &&
  doc.text.slice(quote.outer.end, next.outer.start).trimEnd().endsWith(":");

const addressees = (doc: Doc, references: References, first: number, last: number, turn: Turn): void => {
  const quote = doc.quotes[wordAt(doc, first).quote];
  const nested = quote ? nestedFrom(doc, quote) : Infinity;
  for (let i = first; i <= last; i++) {
    if (wordAt(doc, i).start >= nested) return;
    const reference = references.list[references.at[i] ?? -1];
    if (!reference || reference.first !== i || reference.kind === "pronoun" || !reference.entity) continue;
    const before = wordAt(doc, i);
    const after = wordAt(doc, reference.last + 1);
    const earlier = wordAt(doc, i - 1).low;
    const opens =
      i === first ||
      /[,;.]/.test(before.gap) ||
      /^(?:oh|o|ah|dear|well|yes|no|my|poor|you|good)$/.test(earlier);
    const closes = reference.last >= last || /[,.;"-]/.test(after.gap);
    const vocative = opens && closes && !(before.gap === "," && /^and$/.test(after.low));
    const determined =
      reference.kind === "nominal" &&
      /^(?:the|a|an|his|her|their|this|that)$/.test(wordAt(doc, reference.first).low);
    if (vocative && !determined) turn.addressed.push(reference.entity);
    else if (reference.kind === "name") turn.spokenOf.push(reference.entity);
    i = reference.last;
  }
};

/** Whether the quotation opens a paragraph directly after one that ends in narration. */
const isLed = (doc: Doc, q: number, before: Word): boolean => {
  const quote = doc.quotes[q];
  if (!quote || before.quote >= 0 || doc.headings[before.paragraph]) return false;
  return (
    quote.outer.start === doc.paragraphs[quote.paragraph]?.start && before.paragraph === quote.paragraph - 1
  );
};

/** The turns of the text in order, with the cues in the narration about their speakers. */
export const findTurns = (doc: Doc, references: References): Turn[] => {
  const { first, last } = quoteWords(doc);
  const turns: Turn[] = [];
  doc.quotes.forEach((quote, q) => {
    const from = first[q] ?? -1;
    const to = last[q] ?? -1;
    const previous = turns.at(-1);
    const same = previous && (quote.continues || previous.lastParagraph === quote.paragraph);
    const cues: Cue[] = [];
    if (from >= 0 && quote.head === undefined) {
      const after = leadsOn(doc, to + 1, quote, doc.quotes[q + 1]) ? null : cueAfter(doc, references, to);
      const text = doc.text.slice(Math.max(0, quote.outer.start - 3), quote.outer.start).trimEnd();
      const before = wordAt(doc, from - 1);
      const leads = /[,:—–-]$/.test(text) || /\p{L}$/u.test(text);
      const nearby =
        before.quote < 0 &&
        (before.paragraph === quote.paragraph ||
          (before.paragraph === quote.paragraph - 1 &&
            /^[,:—–-]/.test(doc.text.slice(before.end, before.end + 2))));
      if (after) cues.push(after);
      if (nearby) {
        const cue = cueBefore(doc, references, from - 1, leads || before.paragraph !== quote.paragraph);
        if (cue && !(same && previous.cues.some((known) => known.reference === cue.reference)))
          cues.push(cue);
      } else if (!after && !quote.continues && isLed(doc, q, before)) {
        const cue = cueBefore(doc, references, from - 1, false);
        if (cue) cues.push({ ...cue, told: false, distant: true });
      }
    }
    let turn: Turn;
    const answered =
      same && !quote.continues && from > 0 && wordAt(doc, from - 1).quote >= 0 && quote.head === undefined;
    if (same && !answered && previous.head === (quote.head ?? null) && !partsWith(previous, cues)) {
      turn = previous;
      turn.quotes.push(q);
      turn.lastParagraph = quote.paragraph;
      for (const cue of cues) turn.cues.push(cue);
    } else {
      turn = {
        quotes: [q],
        paragraph: quote.paragraph,
        lastParagraph: quote.paragraph,
        cues,
        addressed: [],
        spokenOf: [],
        head: quote.head ?? null,
        at: from,
      };
      turns.push(turn);
    }
    if (from >= 0) addressees(doc, references, from, to, turn);
  });
  return turns;
};
