import os from "node:os";

/** What score.py says of a voice: means of scores from 1 to 5, and the share of words heard wrongly. */
export interface Scores {
  readonly dnsmos: number;
  readonly distillmos: number;
  readonly wer: number;
  readonly words: number;
}

/** What align.py says of a voice: the errors of its words' starts. `shiftMs` is the median with its sign. */
export interface Times {
  readonly words: number;
  readonly medianMs: number;
  readonly p90Ms: number;
  readonly shiftMs: number;
}

type Named = Scores & { readonly name: string };

const mean = (rows: readonly Named[], of: (row: Named) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
const meanOf = (name: string, rows: readonly Named[]): Named => ({
  name,
  dnsmos: mean(rows, ({ dnsmos }) => dnsmos),
  distillmos: mean(rows, ({ distillmos }) => distillmos),
  wer: mean(rows, ({ wer }) => wer),
  words: mean(rows, ({ words }) => words),
});
const line = ({ name, distillmos, dnsmos, wer, words }: Named): string =>
  `| ${name} | ${distillmos.toFixed(2)} | ${dnsmos.toFixed(2)} | ${(wer * 100).toFixed(1)} | ${Math.round(words)} |`;

/** The figures as Markdown. */
export function report({
  ours,
  flite,
  others,
  times,
}: {
  ours: readonly Named[];
  flite: readonly Named[];
  others: readonly Named[];
  times: Readonly<Record<string, Times>>;
}): string {
  const [mine, theirs] = [meanOf("**mean of the cast**", ours), meanOf("**mean of Flite's cast**", flite)];
  return `# The voices of a cast

Alice's Adventures in Wonderland is cast twice: with the neural voices, and with Flite's alone. Each voice reads the same
sentences of the book, at the pitch and pace that the catalogue gives it. DistillMOS and DNSMOS (overall) predict from
1 to 5 how good people find it; WER is the share of words that Whisper tiny.en hears wrongly, in %.
Machine: ${os.availableParallelism()} x ${os.cpus()[0]?.model.trim()}, Node ${process.version}. Run it with \`npm run bench -- voices\`.

| part: voice | DistillMOS | DNSMOS | WER % | words |
| --- | ---: | ---: | ---: | ---: |
${[...ours, mine, ...flite, theirs, ...others].map(line).join("\n")}

The cast beside Flite's: DistillMOS ${(mine.distillmos / theirs.distillmos).toFixed(2)} times, DNSMOS ${(mine.dnsmos / theirs.dnsmos).toFixed(2)} times, WER ${(mine.wer / theirs.wer).toFixed(2)} times. A whisper has no
voice, so that scores of quality for it are low; its WER counts.

## Word times

How far the start of each word is from the place where PocketSphinx, which is given the words, finds its first phone. Its
own error is part of the figures. Ours may have a median of at most 50 ms.

| voice | words | median ms | 90 % below, ms | median shift, ms |
| --- | ---: | ---: | ---: | ---: |
${Object.entries(times)
  .map(
    ([name, { words, medianMs, p90Ms, shiftMs }]) =>
      `| ${name} | ${words} | ${medianMs.toFixed(0)} | ${p90Ms.toFixed(0)} | ${shiftMs.toFixed(0)} |`,
  )
  .join("\n")}
`;
}
