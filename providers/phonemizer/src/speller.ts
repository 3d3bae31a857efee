import type { Spell } from "@storytelling/phonemes";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { createCache } from "./cache.ts";
import { DamagedFile, type FileOf, load } from "./english-data.ts";
import { accentFiles } from "./files.ts";

/** Names of a long series, in both accents, and 2 MB of memory. */
const REMEMBERED = 20_000;

interface Alphabet {
  /** The letters; a letter's number is its place, counted from 1. */
  readonly in: readonly string[];
  /** The phonemes, counted likewise; 0 is blank. */
  readonly out: readonly string[];
  /** The longest word that the network takes. */
  readonly maxlen: number;
}

type Guess = (word: string) => Promise<string>;

/** The phonemes of the network's answer: repeats are one, and a blank between two keeps both (CTC, Graves 2006). */
function collapse(numbers: readonly number[], out: readonly string[]): string {
  return numbers
    .filter((number, at) => number !== 0 && number !== numbers[at - 1])
    .map((number) => out[number - 1] ?? "")
    .join("");
}

async function loadNetwork(fileOf: FileOf, british: boolean): Promise<Guess> {
  const files = accentFiles(british);
  const alphabet = load<Alphabet>(fileOf, files.alphabet);
  const letters = new Map(alphabet.in.map((letter, at) => [letter, BigInt(at + 1)]));
  const path = fileOf(files.network);
  const session = await InferenceSession.create(path, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  }).catch((cause: unknown) => {
    throw new DamagedFile(`${path}: ${String(cause)}`, { cause });
  });
  const [input = "chars"] = session.inputNames;
  const [output = ""] = session.outputNames;
  return async (word) => {
    const ids = Array.from(word, (letter) => letters.get(letter)).filter((id) => id !== undefined);
    const cut = ids.slice(0, alphabet.maxlen);
    if (cut.length === 0) return "";
    const answer = await session.run({ [input]: new Tensor("int64", cut, [1, cut.length]) });
    const numbers = answer[output]?.data as BigInt64Array | undefined;
    return collapse(Array.from(numbers ?? [], Number), alphabet.out);
  };
}

/** Guesses words by the network of their accent, which is loaded with the first one, and remembers them. */
export function createSpeller(fileOf: FileOf): Spell {
  const networks = new Map<boolean, Guess>();
  const remembered = createCache<string>(REMEMBERED);

  async function guess(word: string, british: boolean): Promise<string> {
    const key = `${british ? "gb" : "us"} ${word}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const network = networks.get(british) ?? (await loadNetwork(fileOf, british));
    networks.set(british, network);
    const phonemes = await network(word);
    remembered.set(key, phonemes);
    return phonemes;
  }

  return async (words, british) => {
    const guesses: string[] = [];
    for (const word of words) guesses.push(await guess(word, british));
    return guesses;
  };
}
