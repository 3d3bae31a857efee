/** A file, and the files that it imports. */
export interface ImportingFile {
  readonly source: string;
  readonly imports: readonly string[];
}

const tests = /[.](?:test|fixture)[.]ts$/;

/**
 * The package that a file belongs to, and its room there: the first folder below `src/`, or a file directly below it.
 */
function roomOf(file: string): { home: string; room: string } | undefined {
  const [, home, inside] = /^((?:libs|providers)\/[^/]+|platform)\/src\/(.+)$/.exec(file) ?? [];
  if (!home || !inside || tests.test(file)) return undefined;
  return { home, room: inside.split("/")[0] ?? "" };
}

/** Rooms that need each other, each as a cycle of rooms, with one import for each step of the cycle. */
export function knotsOf(files: readonly ImportingFile[]): { way: string[]; files: string[] }[] {
  const needs = new Map<string, Map<string, string>>();
  for (const { source, imports } of files) {
    const from = roomOf(source);
    for (const target of imports) {
      const to = roomOf(target);
      if (!from || !to || from.home !== to.home || from.room === to.room) continue;
      const name = `${from.home} ${from.room}`;
      const room = needs.get(name) ?? new Map<string, string>();
      needs.set(name, room.set(`${to.home} ${to.room}`, `${source} -> ${target}`));
    }
  }
  const knots = new Map<string, { way: string[]; files: string[] }>();
  for (const start of needs.keys()) {
    const way = wayBack(needs, start);
    if (way) knots.set([...new Set(way)].sort().join(), { way, files: filesAlong(needs, way) });
  }
  return [...knots.values()];
}

/** The shortest cycle from a room back to itself. */
function wayBack(needs: ReadonlyMap<string, ReadonlyMap<string, string>>, start: string): string[] | null {
  const from = new Map<string, string>();
  const open = [start];
  for (let room = open.shift(); room !== undefined; room = open.shift())
    for (const next of needs.get(room)?.keys() ?? []) {
      if (next === start) {
        const way = [start];
        for (let at: string | undefined = room; at !== undefined && at !== start; at = from.get(at))
          way.unshift(at);
        return [start, ...way];
      }
      if (from.has(next)) continue;
      from.set(next, room);
      open.push(next);
    }
  return null;
}

const filesAlong = (
  needs: ReadonlyMap<string, ReadonlyMap<string, string>>,
  way: readonly string[],
): string[] => way.slice(1).map((to, at) => needs.get(way[at] ?? "")?.get(to) ?? "");
