import { type Fault, Refusal } from "@storytelling/values";
import type { CharacterBody } from "../findings.ts";
import { anchorOf, type CharacterAnchor, nameKey, namesOf } from "./character-anchor.ts";
import type { Anchored, NewCorrection } from "./correction.ts";
import type { Found } from "./found.ts";
import { LineIndex } from "./line-anchor.ts";

type Of<K extends NewCorrection["kind"]> = Extract<NewCorrection, { kind: K }>;

const heading = 2;
const noSuchCharacter =
  "Not a character of this story. Take an id from GET /story/v1/stories/{id}/characters.";
const noSuchLine = "Not a line of this story. Take an index from GET /story/v1/stories/{id}/script.";

/**
 * Ties a correction to the names and words that it concerns, as the story's author sees them now.
 * @throws Refusal `invalid` naming each wrong field; `conflict` when it was made for another revision
 */
export function anchored(
  correction: NewCorrection,
  { characters, script }: Pick<Found, "characters" | "script">,
  { text, revision }: { text: string; revision: number },
): Anchored {
  if (correction.revision !== undefined && correction.revision !== revision) {
    const message = `The story is now at revision ${revision}. Load it again and repeat the correction on the current text.`;
    throw new Refusal("conflict", "revision-changed", message);
  }
  const lines = new LineIndex(script, text);
  const faults: Fault[] = [];
  const fault = (field: string, message: string): null => {
    faults.push({ field: `body.${field}`, message });
    return null;
  };
  const person = (field: string, id: string): CharacterBody | null =>
    characters.find((one) => one.id === id) ?? fault(field, noSuchCharacter);
  const anchor = (one: CharacterBody | null): CharacterAnchor | null => one && anchorOf(one, characters);
  const isLine = (field: string, line: number): boolean => {
    const kind = script.kinds[line];
    if (kind === undefined) fault(field, noSuchLine);
    else if (kind === heading)
      fault(field, "This line is a heading, which the narrator reads. Name another line.");
    return kind !== undefined && kind !== heading;
  };
  const free = (name: string, self: CharacterBody | null): void => {
    if (characters.some((one) => one !== self && nameKey(one.name) === nameKey(name)))
      fault("name", "Another character has this name. Merge the two, or choose another name.");
  };

  const made = make();
  const [first] = faults;
  if (first || !made)
    throw new Refusal("invalid", "correction-invalid", `${first?.field}: ${first?.message}`, { faults });
  return made;

  function make(): Anchored | null {
    switch (correction.kind) {
      case "merge":
        return merge(correction);
      case "split":
        return split(correction);
      case "speaker":
        return speaker(correction);
      case "rename":
      case "traits":
      case "not-a-character":
        return single(correction);
    }
  }

  function merge({ characterId, others }: Of<"merge">): Anchored | null {
    const character = anchor(person("characterId", characterId));
    const found = others.map((id, i) => {
      if (id === characterId) return fault(`others.${i}`, "A character cannot be merged with itself.");
      if (others.indexOf(id) < i) return fault(`others.${i}`, "Named twice. Name each character once.");
      return anchor(person(`others.${i}`, id));
    });
    return character && { kind: "merge", character, others: found.filter((one) => one !== null) };
  }

  function single(what: Of<"rename" | "traits" | "not-a-character">): Anchored | null {
    const one = person("characterId", what.characterId);
    if (what.kind === "rename") free(what.name, one);
    const character = anchor(one);
    if (!character) return null;
    if (what.kind === "rename") return { kind: what.kind, character, name: what.name };
    if (what.kind === "not-a-character") return { kind: what.kind, character };
    const { kind, gender, age, voiceHint } = what;
    return { kind, character, gender, age, voiceHint };
  }

  function speaker({ line, characterId }: Of<"speaker">): Anchored | null {
    const character = characterId === null ? null : anchor(person("characterId", characterId));
    return isLine("line", line) ? { kind: "speaker", line: lines.anchor(line), character } : null;
  }

  function split({ characterId, name, aliases, lines: moved }: Of<"split">): Anchored | null {
    const from = characterId === null ? null : person("characterId", characterId);
    free(name, null);
    if (aliases.length + moved.length === 0)
      fault("lines", "Name the lines or names that belong to the new character.");
    const names = from ? namesOf(from) : [];
    aliases.forEach((alias, i) => {
      if (!names.some((one) => nameKey(one) === nameKey(alias)))
        fault(`aliases.${i}`, "Not a name of this character. Take its name or one of its aliases.");
    });
    const taken = new Set(aliases.map(nameKey));
    if (from && names.every((one) => taken.has(nameKey(one))))
      fault("aliases", "These are all the names of the character. Leave it at least one, or rename it.");
    moved.forEach((line, i) => {
      if (isLine(`lines.${i}`, line) && (script.speakers[line] ?? null) !== characterId)
        fault(`lines.${i}`, "Not spoken by this character. Set the line's speaker instead.");
    });
    if (faults.length > 0) return null;
    const anchors = [...new Set(moved)].map((line) => lines.anchor(line));
    return { kind: "split", character: anchor(from), name, aliases: [...new Set(aliases)], lines: anchors };
  }
}
