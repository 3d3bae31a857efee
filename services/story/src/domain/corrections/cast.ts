import type { CharacterBody } from "../findings.ts";
import { NameIndex, namesOf } from "./character-anchor.ts";
import type { Found } from "./found.ts";
import { LineIndex } from "./line-anchor.ts";

type Person = { -readonly [K in keyof CharacterBody]: CharacterBody[K] };

/** Sorted, so that the result does not depend on the order of the merges. */
const union = (...lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())].sort();

const orElse = <T extends string>(mine: T, other: T): T => (mine === "unknown" ? other : mine);

/** A copy of the characters and speakers, to which corrections are applied. The originals stay unchanged. */
export class Cast {
  readonly characters: Person[];
  readonly speakers: (string | null)[];
  readonly confidence: number[];
  /** The current id of each character that the analysis found; null after it was dismissed. */
  readonly owners: Map<string, string | null>;
  readonly lines: LineIndex;
  readonly text: string;
  #names: NameIndex<Person> | null = null;

  constructor({ characters, script }: Pick<Found, "characters" | "script">, text: string) {
    this.characters = characters.map((one) => ({ ...one }));
    this.speakers = [...script.speakers];
    this.confidence = [...script.confidence];
    this.owners = new Map(characters.map(({ id }) => [id, id]));
    this.lines = new LineIndex(script, text);
    this.text = text;
  }

  get names(): NameIndex<Person> {
    this.#names ??= new NameIndex(this.characters);
    return this.#names;
  }

  speak(line: number, speaker: string | null, confidence: number): void {
    this.speakers[line] = speaker;
    this.confidence[line] = confidence;
  }

  linesOf(id: string | null): number[] {
    return this.speakers.flatMap((speaker, line) => (speaker === id ? [line] : []));
  }

  change(person: Person, change: Partial<Person>): void {
    Object.assign(person, change);
    this.#names = null;
  }

  add(person: Person): void {
    this.characters.push(person);
    this.#names = null;
  }

  /** Gives the first character the other's lines and names; the other's traits fill in the first's unknown ones. */
  merge(person: Person, other: Person): void {
    if (person === other) return;
    this.change(person, {
      aliases: union(namesOf(person), namesOf(other)),
      gender: orElse(person.gender, other.gender),
      age: orElse(person.age, other.age),
      narrator: person.narrator || other.narrator,
      mentions: person.mentions + other.mentions,
      voiceHint: person.voiceHint ?? other.voiceHint,
    });
    this.#hand(other, person.id);
  }

  /** Removes a character; its lines go to the narrator with confidence 0. */
  dismiss(person: Person): void {
    for (const line of this.linesOf(person.id)) this.confidence[line] = 0;
    this.#hand(person, null);
  }

  #hand(person: Person, to: string | null): void {
    for (const line of this.linesOf(person.id)) this.speakers[line] = to;
    for (const [id, owner] of this.owners) if (owner === person.id) this.owners.set(id, to);
    this.characters.splice(this.characters.indexOf(person), 1);
    this.#names = null;
  }
}
