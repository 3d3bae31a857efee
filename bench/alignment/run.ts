/**
 * How well recordings are aligned to their words: word times beside PocketSphinx's and beside a text stretched by its
 * characters; one reading cut into its lines; whether other words were read.
 *
 * npm run bench -- alignment [--words 300] [--lines 60] [--no-kokoro] [--write]
 *
 * It needs the voices' models. The first run installs PocketSphinx from PyPI (see peers.ts). With --write the figures go
 * to bench/alignment/results.md.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openAligner } from "@storytelling/recordings";
import { book, wordsOf } from "../book.ts";
import { openVoices } from "../speech.ts";
import { passages } from "../voices/texts.ts";
import { otherWords, splitErrors, wordErrors } from "./figures.ts";
import { inOne, type Reader, type Reading, read } from "./readings.ts";
import { report, type WordRow } from "./report.ts";
import { type Harm, spoiled } from "./spoil.ts";

const { values } = parseArgs({
  allowNegative: true,
  options: {
    words: { type: "string", default: "300" },
    lines: { type: "string", default: "60" },
    kokoro: { type: "boolean", default: true },
    write: { type: "boolean", default: false },
  },
});
const noise: Harm = { name: "noise", noiseDb: 20, around: 500 };
const echo: Harm = { name: "echo", echo: 0.15, noiseDb: 30, around: 500 };
const pauses: Harm = { name: "pauses", pauses: 0.15, noiseDb: 30, around: 800 };
const all: Harm = { name: "noise, echo, pauses", noiseDb: 20, echo: 0.15, pauses: 0.1, around: 800 };

const [woman, man]: Reader[] = [
  { voice: "hibari-narrator", rate: 1 },
  { voice: "flite-narrator-henry", rate: 1 },
];
const arthur: Reader = { voice: "flite-arthur", rate: 1 };
/** Each take is read by a voice of the other sex than its reference's. */
const settings: { reader: Reader; reference: Reader; harm: Harm }[] = [
  { reader: { voice: "kokoro-am_michael", rate: 0.85 }, reference: woman as Reader, harm: noise },
  { reader: { voice: "kokoro-am_michael", rate: 0.85 }, reference: woman as Reader, harm: pauses },
  { reader: { voice: "kokoro-af_heart", rate: 1.2 }, reference: arthur, harm: echo },
  { reader: { voice: "hibari-narrator", rate: 1.2 }, reference: man as Reader, harm: all },
  { reader: { voice: "flite-arthur", rate: 0.85 }, reference: woman as Reader, harm: all },
  { reader: { voice: "flite-narrator", rate: 0.85 }, reference: arthur, harm: all },
];

const speech = openVoices(1);
const aligner = openAligner();
const folder = await mkdtemp(join(os.tmpdir(), "bench-alignment-"));
const source = book(8000);
const known = new Map<string, Promise<Reading[]>>();
const once = (reader: Reader, kind: string, texts: readonly string[]): Promise<Reading[]> => {
  const key = `${kind} ${reader.voice} ${reader.rate}`;
  const reading = known.get(key) ?? read(speech, reader, texts);
  known.set(key, reading);
  return reading;
};
const harmed = (readings: readonly Reading[], harm: Harm): Reading[] =>
  readings.map((reading, i) => ({ text: reading.text, ...spoiled(reading, harm, i + 1) }));

try {
  const texts = passages(source, Number(values.words));
  const words: WordRow[] = [];
  for (const { reader, reference, harm } of settings) {
    if (!values.kokoro && reader.voice.startsWith("kokoro")) continue;
    const takes = harmed(await once(reader, "passages", texts), harm);
    const references = await once(reference, "passages", texts);
    const name = `${reader.voice} at ${reader.rate}, ${harm.name}; ${reference.voice}`;
    words.push({ name, errors: await wordErrors(aligner, takes, references, folder) });
    console.error(name);
  }
  const lines = source.analysis.lines
    .map(({ start, end }) => source.text.slice(start, end).replaceAll(/\s+/g, " ").trim())
    .filter((line) => /^[A-Za-z ,;.!?’'-]+$/.test(line) && wordsOf(line) >= 4 && wordsOf(line) <= 20)
    .slice(0, Number(values.lines));
  const pairs: [Reader, Reader][] = [
    [{ voice: "flite-arthur", rate: 0.9 }, woman as Reader],
    [{ voice: "hibari-narrator", rate: 1.1 }, arthur],
    [{ voice: "flite-narrator", rate: 1.15 }, arthur],
  ];
  const splits: Awaited<ReturnType<typeof splitErrors>>[] = [];
  const other = { right: 0, accused: 0, wrong: 0, found: 0 };
  for (const [reader, reference] of pairs) {
    const [takes, references] = [await once(reader, "lines", lines), await once(reference, "lines", lines)];
    for (const [key, count] of Object.entries(await otherWords(aligner, harmed(takes, all), references)))
      other[key as keyof typeof other] += count;
    for (const from of [0, 10]) {
      const left = new Set(from === 0 ? [] : [3, 4]);
      const ten = takes.slice(from, from + 10);
      const reading = inOne(
        ten.filter((_, i) => !left.has(i)),
        500,
      );
      const take = { text: reading.text, ...spoiled(reading, all, from) };
      splits.push(await splitErrors(aligner, take, references.slice(from, from + 10), left));
    }
    console.error(`lines: ${reader.voice}; ${reference.voice}`);
  }
  const text = report({ words, splits, other });
  process.stdout.write(text);
  if (values.write) await writeFile(join(import.meta.dirname, "results.md"), text);
} finally {
  await aligner.close();
  await speech.close();
  await rm(folder, { recursive: true });
}
