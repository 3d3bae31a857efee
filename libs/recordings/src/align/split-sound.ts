import type { Part, Reference, Sound } from "../alignment.ts";
import { cutAround } from "./cut.ts";
import { evidenceOf } from "./evidence.ts";
import { type Found, findPath, type Script } from "./find-path.ts";
import { joinReferences } from "./join-references.ts";
import { judge } from "./judge.ts";
import { highestOf, pairOf } from "./prepare.ts";
import { samplesOf } from "./sound.ts";
import { type Span, spansOf, timesOf } from "./words.ts";

/** With a lower match a line counts as not read. */
const READ = 0.02;

/** A line that was read: the frames of its words. */
interface ReadLine extends Span {
  readonly words: readonly (Span | null)[];
}

function linesOf({ words, lines }: Script, found: Found): (ReadLine | null)[] {
  const spans = spansOf(found, words.length);
  return lines.map((first, i) => {
    const its = spans.slice(first, lines[i + 1] ?? words.length);
    const [begin, end] = [its.find((span) => span), its.findLast((span) => span)];
    return begin && end ? { from: begin.from, to: end.to, words: its } : null;
  });
}

/** How much longer the lines that were read last than in the references. */
function stretchOf(
  lines: readonly (ReadLine | null)[],
  references: readonly Reference[],
  hopMs: number,
): number {
  let [mine, theirs] = [0, 0];
  for (const [i, line] of lines.entries()) {
    if (!line) continue;
    for (const span of line.words) mine += span ? (span.to - span.from) * hopMs : 0;
    for (const { fromMs, toMs } of (references[i] as Reference).words) theirs += toMs - fromMs;
  }
  return mine / Math.max(1, theirs);
}

/** Where each line is in one reading of them all. */
export function splitSound(take: Sound, references: readonly Reference[]): (Part | null)[] {
  const { samples, script } = joinReferences(references);
  const mine = samplesOf(take);
  const highestHz = highestOf([take, ...references].map(({ sampleRate }) => sampleRate));
  let pair = pairOf(mine, samples, highestHz);
  if (script.words.length === 0 || pair.take.activity.count <= references.length)
    return references.map(() => null);
  let found = findPath(pair, script);
  let lines = linesOf(script, found);
  if (lines.some((line) => !line) && lines.some((line) => line)) {
    // Lines that were not read made the reading look faster than it is.
    pair = pairOf(mine, samples, highestHz, stretchOf(lines, references, pair.take.hopMs));
    found = findPath(pair, script);
    lines = linesOf(script, found);
  }
  return lines.map((line, i) => line && partOf(line, i));

  function partOf(line: ReadLine, index: number): Part | null {
    const { activity, hopMs, frames } = pair.take;
    const { words } = references[index] as Reference;
    const stretch = stretchOf([line], [references[index] as Reference], hopMs);
    const judged = judge(evidenceOf(pair, found, line.from, line.to), { words: words.length, stretch });
    if (judged.match < READ) return null;
    const before = lines.slice(0, index).findLast((other) => other)?.to ?? 0;
    const after = lines.slice(index + 1).find((other) => other)?.from ?? frames;
    const middle = (a: number, b: number): number => Math.floor((a + b) / 2);
    const low = before === 0 ? 0 : middle(before, line.from);
    const high = after === frames ? frames : middle(line.to, after);
    const { from, to } = cutAround(line, activity.spoken, low, high, hopMs);
    return {
      fromMs: from * hopMs,
      toMs: to * hopMs,
      words: timesOf(words, line.words, hopMs, from),
      ...judged,
    };
  }
}
