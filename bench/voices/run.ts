/**
 * How good the voices are: DistillMOS, DNSMOS and the word error rate of Whisper tiny.en for the cast of a story, beside
 * the cast that Flite alone would give it, a blend, a whisper and a shout; and the word times beside an aligner's.
 *
 * npm run bench -- voices [--voices 10] [--sentences 10] [--words 1000] [--write]
 *
 * The first run installs the scoring tools (see python.ts). With --write the figures go to bench/voices/results.md.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { book } from "../book.ts";
import { openVoices } from "../speech.ts";
import { castOf } from "./cast.ts";
import { installScorers, score } from "./python.ts";
import { report, type Scores, type Times } from "./report.ts";
import { type Reader, type Take, takesOf } from "./takes.ts";
import { passages, sentences } from "./texts.ts";

const { values } = parseArgs({
  options: {
    voices: { type: "string", default: "10" },
    sentences: { type: "string", default: "10" },
    words: { type: "string", default: "1000" },
    write: { type: "boolean", default: false },
  },
});
const count = Number(values.voices);
installScorers();
const speech = openVoices(2);
const folder = await mkdtemp(join(os.tmpdir(), "bench-voices-"));
const source = book(26_000);

/** Scores on two cores, each with half of the readers. */
async function scored(script: string, takes: readonly Take[]): Promise<Record<string, unknown>> {
  const names = [...new Set(takes.map(({ voice }) => voice))];
  const halves = [0, 1].map((half) => takes.filter(({ voice }) => names.indexOf(voice) % 2 === half));
  const results = await Promise.all(
    halves.map(async (half, at) => {
      if (half.length === 0) return {};
      const file = join(folder, `${script}-${at}.json`);
      await writeFile(file, JSON.stringify(half));
      return score(script, file);
    }),
  );
  return Object.assign({}, ...results);
}

try {
  const english = speech.voices().filter(({ language }) => language.startsWith("en"));
  const isFlite = ({ provider }: { provider: string }) => provider === "flite";
  const readersOf = (cast: ReturnType<typeof castOf>): Reader[] =>
    cast.map(({ part, voice }) => ({ name: `${part}: ${voice.id}`, voice }));
  const ours = readersOf(
    castOf(
      source,
      english.filter((voice) => !isFlite(voice)),
      count,
    ),
  );
  const flite = readersOf(castOf(source, english.filter(isFlite), count));
  const [narrator, first] = ours;
  const blend = english.find(
    ({ id, base }) => base.includes("+") && !ours.some(({ voice }) => voice.id === id),
  );
  if (!narrator || !first || !blend)
    throw new Error("The cast has no narrator and character, or there is no blend.");
  const others: Reader[] = [{ name: `blend: ${blend.id}`, voice: blend }];
  for (const manner of ["whisper", "shout"] as const) {
    for (const { voice } of [narrator, first]) others.push({ name: `${manner}: ${voice.id}`, voice, manner });
  }
  console.error(`${ours.length + flite.length + others.length} readers speak ...`);
  const takes = await takesOf(
    speech,
    [...ours, ...flite, ...others],
    sentences(source, Number(values.sentences)),
    join(folder, "quality"),
  );
  const timed: Reader[] = [narrator, first, flite[0]].flatMap((reader) => reader ?? []);
  const passageTakes = await takesOf(
    speech,
    timed,
    passages(source, Number(values.words)),
    join(folder, "times"),
  );
  console.error(`${takes.length + passageTakes.length} takes are scored ...`);
  const scores = (await scored("score.py", takes)) as Record<string, Scores>;
  const times = (await scored("align.py", passageTakes)) as Record<string, Times>;
  const named = (readers: readonly Reader[]) =>
    readers.flatMap(({ name }) => (scores[name] ? [{ name, ...scores[name] }] : []));
  const text = report({ ours: named(ours), flite: named(flite), others: named(others), times });
  process.stdout.write(text);
  if (values.write) await writeFile(join(import.meta.dirname, "results.md"), text);
} finally {
  await speech.close();
  await rm(folder, { recursive: true });
}
