import type { CharacterBody } from "../findings.ts";
import { Cast } from "./cast.ts";
import { nameKey, namesOf } from "./character-anchor.ts";
import type { Anchored, Correction, CorrectionState } from "./correction.ts";
import type { Found } from "./found.ts";
import { countNames, namedBeside } from "./named.ts";

/** The highest confidence of a line that goes to a split-off character because the narration beside it has the name. */
const beside = 0.8;

type Of<K extends Anchored["kind"]> = Extract<Anchored, { kind: K }>;

/** The id of a character that an author split off; it stays the same as long as the correction exists. */
export const splitId = (correctionId: string): string => `x-${correctionId}`;

/** Applies corrections in their order, and returns which of them found their characters and lines. */
export function makeCorrections(
  found: Pick<Found, "characters" | "script">,
  text: string,
  corrections: readonly Pick<Correction, "id" | "what">[],
): { cast: Cast; states: Map<string, CorrectionState> } {
  const cast = new Cast(found, text);
  const states = new Map<string, CorrectionState>();
  for (const { id, what } of corrections)
    states.set(id, makeCorrection(cast, found, id, what) ? "applied" : "dormant");
  return { cast, states };
}

function makeCorrection(cast: Cast, found: Pick<Found, "script">, id: string, what: Anchored): boolean {
  switch (what.kind) {
    case "speaker":
      return setSpeaker(cast, what);
    case "split":
      return split(cast, found, id, what);
    case "merge":
    case "rename":
    case "traits":
    case "not-a-character":
      return describe(cast, what);
  }
}

function describe(cast: Cast, what: Of<"merge" | "rename" | "traits" | "not-a-character">): boolean {
  const person = cast.names.find(what.character);
  if (!person) return false;
  if (what.kind === "merge") {
    const others = what.others.map((other) => cast.names.find(other)).filter((other) => other !== null);
    for (const other of new Set(others)) cast.merge(person, other);
    return others.length > 0;
  }
  if (what.kind === "not-a-character") cast.dismiss(person);
  if (what.kind === "rename")
    cast.change(person, { name: what.name, aliases: namesOf({ name: what.name, aliases: namesOf(person) }) });
  if (what.kind === "traits") {
    const { gender = person.gender, age = person.age, voiceHint = person.voiceHint } = what;
    cast.change(person, { gender, age, voiceHint });
  }
  return true;
}

function setSpeaker(cast: Cast, { line, character }: Of<"speaker">): boolean {
  const at = cast.lines.find(line);
  const person = character && cast.names.find(character);
  if (at === null || (character && !person)) return false;
  cast.speak(at, person?.id ?? null, 1);
  return true;
}

function split(cast: Cast, { script }: Pick<Found, "script">, id: string, what: Of<"split">): boolean {
  const from = what.character && cast.names.find(what.character);
  const moved = new Set(what.aliases.map(nameKey));
  const aliases = from ? namesOf(from).filter((name) => moved.has(nameKey(name))) : [];
  const lines = what.lines.map((line) => cast.lines.find(line)).filter((line) => line !== null);
  if (aliases.length === 0 && lines.length === 0) return false;

  // A newer engine may find by itself the character that the author once split off.
  const known = cast.characters.find((one) => one !== from && nameKey(one.name) === nameKey(what.name));
  const person: CharacterBody = known ?? {
    id: splitId(id),
    name: what.name,
    aliases: [],
    gender: "unknown",
    age: "unknown",
    plural: false,
    narrator: false,
    lines: 0,
    words: 0,
    mentions: 0,
    voiceHint: null,
  };
  if (!known) cast.add(person);
  if (from && aliases.length > 0) {
    const mentions = Math.min(from.mentions, countNames(cast.text, aliases));
    const rest = namesOf(from).filter((name) => !aliases.includes(name));
    const kept = from.aliases.filter((name) => !aliases.includes(name));
    for (const line of namedBeside(cast.lines, script, cast.linesOf(from.id), aliases))
      cast.speak(line, person.id, Math.min(cast.confidence[line] ?? 0, beside));
    cast.change(from, {
      name: rest[0] ?? from.name,
      aliases: kept,
      mentions: from.mentions - mentions,
    });
    cast.change(person, { mentions: person.mentions + mentions });
  }
  cast.change(person, { aliases: namesOf({ name: person.name, aliases: [...person.aliases, ...aliases] }) });
  for (const line of lines) cast.speak(line, person.id, 1);
  return true;
}
