import type { Difference } from "./compare.ts";

/** One accent's figures. `seconds` and `loading` are of CPU time. */
export interface Accent {
  readonly name: string;
  readonly words: number;
  readonly differences: readonly Difference[];
  readonly peer: Cost;
  readonly ours: Cost;
}

interface Cost {
  readonly seconds: number;
  readonly loading: number;
  readonly megabytes: number;
}

const share = ({ words, differences }: Accent): string =>
  `${((100 * (words - differences.length)) / words).toFixed(2)} %`;

function kinds(differences: readonly Difference[]): string[] {
  const byKind = Object.entries(Object.groupBy(differences, ({ kind }) => kind));
  return byKind
    .map(([kind, found = []]) => ({ kind, found }))
    .sort((a, b) => b.found.length - a.found.length)
    .map(({ kind, found }) => {
      const examples = [...new Map(found.map((each) => [each.word, each])).values()].slice(0, 4);
      const shown = examples.map(({ word, peer, ours }) => `${word} \`${peer}\` → \`${ours ?? "-"}\``);
      return `| ${kind} | ${found.length} | ${shown.join("; ")} |`;
    });
}

const costs = ({ name, words, peer, ours }: Accent): string[] =>
  [["ours", ours] as const, ["hibari-tts", peer] as const].map(
    ([who, { seconds, loading, megabytes }]) =>
      `| ${name}, ${who} | ${Math.round(words / seconds).toLocaleString("en")} | ${loading.toFixed(1)} | ${Math.round(megabytes)} |`,
  );

export const report = (
  accents: readonly Accent[],
  source: string,
  machine: string,
): string => `# English text to phonemes

Ours (\`libs/phonemes\`, \`providers/phonemizer\`) beside the package whose data it uses, hibari-tts 0.2.1, on the same
texts: ${source}, in the spoken form of \`libs/spoken\` and after the package's own
normaliser. A word is alike when its place and all of its phonemes and stress marks are the same. Marks are not counted.

| | words | alike | different |
| --- | --- | --- | --- |
${accents.map((accent) => `| ${accent.name} | ${accent.words.toLocaleString("en")} | ${share(accent)} | ${accent.differences.length} |`).join("\n")}

## Kinds of difference

The peer's phonemes, then ours.

${accents
  .map(
    ({ name, differences }) => `| ${name} | words | examples |
| --- | --- | --- |
${kinds(differences).join("\n")}`,
  )
  .join("\n\n")}

## Cost

CPU time on ${machine}. Ours remembers guesses; the package guesses each time.
Memory is the peak of a process with one accent, loading included.

| | words a second | seconds to load | peak MB |
| --- | --- | --- | --- |
${accents.flatMap(costs).join("\n")}
`;
