import os from "node:os";
import { quantile } from "../statistics.ts";

export interface WordRow {
  readonly name: string;
  readonly errors: Readonly<Record<"ours" | "pocketsphinx" | "characters", readonly number[]>>;
}

const ms = (sample: readonly number[], share: number): string =>
  sample.length === 0 ? "-" : quantile(sample, share).toFixed(0);

const wordLine = ({ name, errors: { ours, pocketsphinx, characters } }: WordRow): string =>
  `| ${name} | ${ours.length} | ${ms(ours, 0.5)} | ${ms(ours, 0.9)} | ${ms(pocketsphinx, 0.5)} | ${ms(pocketsphinx, 0.9)} (${pocketsphinx.length}) | ${ms(characters, 0.5)} | ${ms(characters, 0.9)} |`;

/** The figures as Markdown. */
export function report({
  words,
  splits,
  other,
}: {
  words: readonly WordRow[];
  splits: readonly { borders: readonly number[]; missed: number; madeUp: number }[];
  other: { right: number; accused: number; wrong: number; found: number };
}): string {
  const all: WordRow = {
    name: "**all**",
    errors: {
      ours: words.flatMap(({ errors }) => errors.ours),
      pocketsphinx: words.flatMap(({ errors }) => errors.pocketsphinx),
      characters: words.flatMap(({ errors }) => errors.characters),
    },
  };
  const borders = splits.flatMap((split) => split.borders);
  const sum = (of: "missed" | "madeUp"): number => splits.reduce((total, split) => total + split[of], 0);
  return `# Alignment

Synthetic voices read passages of Alice's Adventures in Wonderland, at another pace, with noise (20 dB below), a room's
echo, and pauses. Each is aligned against a reading of the same words by another voice. The errors are how far the starts
of words are from the places that the voice's own synthesis gives. Ours may have a median of at most 80 ms.
PocketSphinx is given the words; the number of words that it could align is in brackets. Characters: the text stretched
over the take. Machine: ${os.availableParallelism()} x ${os.cpus()[0]?.model.trim()}, Node ${process.version}. Run it with \`npm run bench -- alignment\`.

| take, aligned against | words | ours median ms | ours p90 | PocketSphinx median | p90 | characters median | p90 |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${[...words, all].map(wordLine).join("\n")}

## One reading of ten lines

${splits.length} readings, of which some leave out lines. A cut is wrong by as much as it takes from a line or gives of another line.

| cuts | median ms | p90 ms | most ms | lines missed | lines made up |
| ---: | ---: | ---: | ---: | ---: | ---: |
| ${borders.length} | ${ms(borders, 0.5)} | ${ms(borders, 0.9)} | ${ms(borders, 1)} | ${sum("missed")} | ${sum("madeUp")} |

## Other words

Lines of at least four words, each against its own reference and against one of another line of about as many words.

| right lines | of these accused | wrong lines | of these found |
| ---: | ---: | ---: | ---: |
| ${other.right} | ${other.accused} | ${other.wrong} | ${other.found} |
`;
}
