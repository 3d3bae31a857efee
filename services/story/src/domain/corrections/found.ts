import type { CharacterBody, RelationBody } from "../findings.ts";
import type { Mood } from "../mood.ts";
import type { Script } from "../script.ts";

/** A story's characters and lines, as an analysis found them or as the author corrected them. */
export interface Found {
  readonly characters: readonly CharacterBody[];
  readonly script: Script;
  readonly relations: readonly RelationBody[];
  readonly mood: Mood;
}

/** The same findings with other character ids; an id that is missing in `ids` stays. */
export function renamed(found: Found, ids: ReadonlyMap<string, string>): Found {
  if ([...ids].every(([from, to]) => from === to)) return found;
  const idOf = (id: string): string => ids.get(id) ?? id;
  const { characters, script, relations, mood } = found;
  return {
    characters: characters.map((one) => ({ ...one, id: idOf(one.id) })),
    script: { ...script, speakers: script.speakers.map((id) => (id === null ? null : idOf(id))) },
    relations: relations.map((one) => ({ ...one, a: idOf(one.a), b: idOf(one.b) })),
    mood: { ...mood, byCharacter: mood.byCharacter.map((one) => ({ ...one, id: idOf(one.id) })) },
  };
}
