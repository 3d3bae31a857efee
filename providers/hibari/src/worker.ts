import { readFile } from "node:fs/promises";
import { standBack, toInt16, trim, type WordTiming } from "@storytelling/media";
import type { Sound } from "@storytelling/phonemes";
import { type Speech, silence } from "@storytelling/speech";
import { loadNetwork, type Network } from "./network.ts";
import { type Passage, passagesOf, type Vocabulary } from "./symbols.ts";
import { SAMPLE_RATE } from "./synthesis/frames.ts";
import { synthesize } from "./synthesis/synthesize.ts";

/** The sounds of a text, and how to say them. */
export interface Task {
  readonly text: string;
  readonly sounds: readonly Sound[];
  readonly pitch: number;
  readonly rate: number;
  readonly networkPath: string;
  readonly vocabularyPath: string;
}

/** `damaged` says what is wrong with the model's files. */
export type Answer = { readonly speech: Speech } | { readonly damaged: string };

interface Loaded {
  readonly network: Network;
  readonly vocabulary: Vocabulary;
}

standBack();

let loading: Promise<Loaded> | undefined;

async function load({ networkPath, vocabularyPath }: Task): Promise<Loaded> {
  const vocabulary: Vocabulary = JSON.parse(await readFile(vocabularyPath, "utf8"));
  return { network: await loadNetwork(networkPath), vocabulary };
}

const DURATION_MS = 25;

/** The words' times in a passage's sound, each from the start of its first symbol to the end of its last. */
function timings({ owners }: Passage, durations: Float32Array, sounds: readonly Sound[]): WordTiming[] {
  const words: (WordTiming & { owner: number })[] = [];
  let ms = (durations[0] as number) * DURATION_MS;
  for (const [i, owner] of owners.entries()) {
    const fromMs = ms;
    ms += (durations[i + 1] as number) * DURATION_MS;
    const sound = sounds[owner];
    const last = words.at(-1);
    if (!sound || /^[\p{P}\p{S}]*$/u.test(sound.phonemes)) continue;
    if (last?.owner === owner) last.toMs = ms;
    else words.push({ owner, start: sound.start, end: sound.end, fromMs, toMs: ms });
  }
  return words.map(({ start, end, fromMs, toMs }) => ({ start, end, fromMs, toMs }));
}

async function speak(task: Task, { network, vocabulary }: Loaded): Promise<Speech> {
  const passages = passagesOf(task.sounds, task.text, vocabulary);
  const parts: Int16Array[] = [];
  const words: WordTiming[] = [];
  let length = 0;
  for (const passage of passages) {
    const { spectra, durations } = await network.predict(passage.ids, task.rate);
    const part = toInt16(synthesize(spectra, task.pitch));
    const beforeMs = (length * 1000) / SAMPLE_RATE;
    for (const word of timings(passage, durations, task.sounds)) {
      words.push({ ...word, fromMs: beforeMs + word.fromMs, toMs: beforeMs + word.toMs });
    }
    parts.push(part);
    length += part.length;
  }
  if (words.length === 0) return silence(SAMPLE_RATE);
  const pcm = new Int16Array(length);
  let at = 0;
  for (const part of parts) {
    pcm.set(part, at);
    at += part.length;
  }
  return { sampleRate: SAMPLE_RATE, ...trim(pcm, SAMPLE_RATE, words) };
}

/** Speaks sounds; the network is loaded once for each thread. */
export default async function run(task: Task): Promise<Answer> {
  loading ??= load(task);
  let loaded: Loaded;
  try {
    loaded = await loading;
  } catch (error) {
    // The next request loads again: the file may have been fetched again by then.
    loading = undefined;
    return { damaged: String(error) };
  }
  return { speech: await speak(task, loaded) };
}
