/** How a correction identifies a character: by its names, since the engine's ids change. */
export interface CharacterAnchor {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Its place among the characters with the same name, from 0. */
  readonly nth: number;
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

const mostAliases = 50;

/** Equal for names that differ only in case, apostrophes or spaces. */
export const nameKey = (name: string): string =>
  name.normalize("NFKC").toLowerCase().replaceAll("’", "'").replaceAll(/\s+/g, " ").trim();

/** All names of a character, its main name first. */
export const namesOf = ({ name, aliases }: Pick<Named, "name" | "aliases">): string[] => [
  ...new Set([name, ...aliases]),
];

/** The anchor that finds a character again, in this text or in an edited one. */
export function anchorOf(character: Named, all: readonly Named[]): CharacterAnchor {
  const { name, aliases } = character;
  const alike = all.filter((other) => nameKey(other.name) === nameKey(name));
  return { name, aliases: aliases.slice(0, mostAliases), nth: Math.max(0, alike.indexOf(character)) };
}

/** Characters by their names and aliases. */
export class NameIndex<C extends Named> {
  readonly #byName = new Map<string, C[]>();

  constructor(characters: readonly C[]) {
    for (const character of characters) {
      for (const key of new Set(namesOf(character).map(nameKey))) {
        const known = this.#byName.get(key);
        if (known) known.push(character);
        else this.#byName.set(key, [character]);
      }
    }
  }

  /** The characters with this name or alias. */
  called(name: string): readonly C[] {
    return this.#byName.get(nameKey(name)) ?? [];
  }

  /**
   * The character that an anchor means. In order of preference: one with its name, one that has the name as an alias,
   * one whose name is an alias of the anchor, or the only one that shares half of its names. Null if none matches.
   */
  find(anchor: CharacterAnchor): C | null {
    const mine = new Set(namesOf(anchor).map(nameKey));
    const shared = new Map<C, number>();
    for (const name of mine) for (const one of this.called(name)) shared.set(one, (shared.get(one) ?? 0) + 1);
    const name = nameKey(anchor.name);
    const rank = (one: C): number => {
      const its = nameKey(one.name);
      if (its === name) return 3;
      if (this.called(name).includes(one)) return 2;
      return mine.has(its) ? 1 : 0;
    };
    const ranked = [...shared].map(([one, common]) => ({ one, rank: rank(one), common }));
    const best = ranked.reduce((most, { rank }) => Math.max(most, rank), 0);
    const alike = ranked.filter((entry) => entry.rank === best);
    const common = alike.reduce((most, entry) => Math.max(most, entry.common), 0);
    const top = alike.filter((entry) => entry.common === common);
    if (best === 0 && (top.length !== 1 || common * 2 < mine.size)) return null;
    return (top[Math.min(anchor.nth, top.length - 1)] ?? top[0])?.one ?? null;
  }
}
