import type { ModelFile } from "../catalogue.ts";
import { parcelsFor, type Way } from "../parcels.ts";
import type { Source } from "../sources/source.ts";
import { Trouble } from "../trouble.ts";

/** The ways to get some files, and the sources to get them from, the best first. */
export interface Choice {
  readonly wanted: readonly ModelFile[];
  readonly ways: readonly Way[];
  readonly sources: readonly Source[];
  /** Sources that could not be reached. They are not asked again. */
  readonly dead: Map<Source, Trouble>;
}

/**
 * Tries each way at each source until one works.
 * @returns the troubles of the sources, none when one worked
 * @throws Trouble `folder`, which no other source can mend
 */
export async function fromAny(
  { wanted, ways, sources, dead }: Choice,
  bring: (way: Way, source: Source) => Promise<void>,
): Promise<Trouble[]> {
  const troubles: Trouble[] = [];
  for (const source of sources) {
    const found: Trouble[] = [];
    const served = ways.filter(({ publisher }) => source.serves(publisher));
    for (const way of served) {
      const trouble = dead.get(source) ?? (await troubleOf(() => bring(way, source)));
      if (!trouble) return [];
      if (trouble.kind === "unreachable" || trouble.kind === "slow") dead.set(source, trouble);
      found.push(trouble);
    }
    troubles.push(...telling(found, source, served, wanted));
  }
  return troubles;
}

async function troubleOf(work: () => Promise<void>): Promise<Trouble | undefined> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Trouble && error.kind !== "folder") return error;
    throw error;
  }
}

/** Names of files that do not exist are told together, and not beside a file that exists and is faulty. */
function telling(
  troubles: readonly Trouble[],
  source: Source,
  ways: readonly Way[],
  wanted: readonly ModelFile[],
): Trouble[] {
  const others = troubles.filter(({ kind }) => kind !== "absent");
  if (others.length > 0 || troubles.length < 2) return others.length > 0 ? others : [...troubles];
  const names = ways.flatMap((way) => parcelsFor(way, wanted)[0]?.name ?? []);
  const message = `${source.name} has none of these files: ${names.join(", ")}. Give a folder or an address that has them, such as a copy of another machine's folder.`;
  return [new Trouble("absent", message)];
}
