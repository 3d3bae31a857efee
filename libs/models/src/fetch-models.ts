import { type ModelName, modelNames, sizeOf } from "./catalogue.ts";
import { bringFiles } from "./fetch/bring-files.ts";
import { fromAny } from "./fetch/from-any.ts";
import { progressNotes } from "./fetch/progress-notes.ts";
import { lockFetching } from "./files/lock.ts";
import { clearStaging, stagingOf } from "./files/staging.ts";
import type { OpenModels } from "./models.ts";
import { missingIn } from "./open-models.ts";
import { type Batch, published } from "./parcels.ts";
import { leastPace, type Pace } from "./sources/pace.ts";
import type { Source } from "./sources/source.ts";
import { sourcesOf } from "./sources/sources.ts";
import { folderTrouble, Trouble } from "./trouble.ts";

/** How far a fetch is. */
export interface Progress {
  /** What is being fetched, for people. */
  readonly title: string;
  readonly source: string;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

export interface FetchOptions {
  /** The models to fetch; all by default. */
  readonly models?: readonly ModelName[];
  /** A folder or an http(s) address with the files. The public sources are not used then. */
  readonly from?: string | undefined;
  /** The sources to use, best first; by default those for `from`. */
  readonly sources?: readonly Source[];
  readonly batches?: readonly Batch[];
  readonly pace?: Pace;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** Models could not be fetched. The message has a line for each source that was tried. */
export class NotFetched extends Error {
  override name = "NotFetched";
  readonly troubles: readonly Trouble[];

  /** Whether the models' folder is at fault, not the sources. */
  get isOfFolder(): boolean {
    return this.troubles.some(({ kind }) => kind === "folder");
  }

  constructor(troubles: readonly Trouble[]) {
    const lines = [...new Set(troubles.map(({ message }) => message))];
    super(
      lines.length === 1
        ? `The voices could not be fetched. ${lines[0]}`
        : `The voices could not be fetched:\n${lines.map((line) => `- ${line}`).join("\n")}`,
    );
    this.troubles = troubles;
  }
}

/**
 * Fetches the models that are missing. A file gets its name when its SHA-256 is right. Only one process fetches at a
 * time; the others wait, and then find the files. What an interrupted fetch left is used by the next one.
 * @throws NotFetched
 * @throws the signal's reason
 */
export async function fetchModels(models: OpenModels, options: FetchOptions = {}): Promise<void> {
  const { signal = new AbortController().signal, models: names = modelNames } = options;
  const { dir } = models;
  const note = progressNotes(models, names);
  signal.throwIfAborted();
  try {
    if (missingIn(models, names).length === 0) return;
    note.begin();
    const release = await lockFetching(stagingOf(dir), signal, () => models.refresh());
    try {
      await fetchMissing(models, { ...options, signal, models: names }, note.at);
    } finally {
      release();
    }
  } catch (error) {
    signal.throwIfAborted();
    const known = folderTrouble(error, dir, 0);
    const told = known instanceof Trouble ? new NotFetched([known]) : known;
    note.failed(told instanceof NotFetched ? told.message : "The voices could not be fetched. See the log.");
    throw told;
  } finally {
    models.refresh();
  }
}

async function fetchMissing(
  models: OpenModels,
  options: FetchOptions & { signal: AbortSignal; models: readonly ModelName[] },
  onFiles: (doneBytes: ReadonlyMap<string, number>) => void,
): Promise<void> {
  const { dir } = models;
  const { sources = sourcesOf(options.from), batches = published } = options;
  const dead = new Map<Source, Trouble>();
  const troubles: Trouble[] = [];
  const missing = missingIn(models, options.models);
  const totalBytes = sizeOf(missing);
  let doneBytes = 0;
  await clearStaging(dir);
  for (const { title, ways } of batches) {
    const wanted = missing.filter(({ name }) => ways[0]?.places.has(name));
    if (wanted.length === 0) continue;
    const tried = await fromAny({ wanted, ways, sources, dead }, (way, source) => {
      const said = { title, source: source.name, totalBytes };
      return bringFiles(dir, wanted, way, source, { pace: leastPace, ...options }, (fraction) => {
        onFiles(new Map(wanted.map(({ name, bytes }) => [name, fraction * bytes])));
        options.onProgress?.({ ...said, doneBytes: Math.round(doneBytes + fraction * sizeOf(wanted)) });
      });
    });
    const left = missingIn(models, options.models);
    if (wanted.some((file) => left.includes(file))) troubles.push(...tried);
    doneBytes += sizeOf(wanted);
    models.refresh();
  }
  if (troubles.length > 0) throw new NotFetched(troubles);
  await clearStaging(dir, true);
}
