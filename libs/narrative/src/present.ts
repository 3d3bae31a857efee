import type { Character } from "./analysis.ts";
import type { Cast } from "./characters/cast.ts";
import type { Entity } from "./characters/entities.ts";
import { isHonorific } from "./data/honorifics.ts";
import type { Spoken } from "./speakers/decode.ts";
import { type Doc, wordAt } from "./text/document.ts";

const LEAST_NOMINAL = 2;
/**
 * A name with at most this many mentions, by the text's length, belongs to a character who is only mentioned in
 * passing.
 */
const passing = (words: number): number => Math.min(6, Math.floor(words / 10_000));

const spelled = (form: string): string => form.replace(/(?:^|[\s-])\p{Ll}/gu, (c) => c.toUpperCase());

const aliasesOf = (texts: ReadonlyMap<string, number>): string[] =>
  [...texts]
    .sort((a, b) => b[1] - a[1] || b[0].length - a[0].length || (a[0] < b[0] ? -1 : 1))
    .map(([text]) => text);

const cores = (text: string): number =>
  text.split(" ").filter((word) => !isHonorific(word.toLowerCase().replace(/\.$/, ""))).length;

/** The name to show: the fullest of those that are at least a fifth as frequent as the commonest. */
const nameOf = (texts: ReadonlyMap<string, number>): string => {
  const sorted = aliasesOf(texts);
  const most = texts.get(sorted[0] ?? "") ?? 0;
  const usual = sorted.filter((text) => (texts.get(text) ?? 0) * 5 >= most);
  const words = (text: string): number => text.split(" ").length;
  return usual.toSorted((a, b) => cores(b) - cores(a) || words(b) - words(a))[0] ?? "";
};

/**
 * The description to show: the commonest one, with "the" before "my" or "no", then the shortest. One that distinguishes
 * its bearer comes first.
 */
const descriptionOf = (texts: ReadonlyMap<string, number>, marks: readonly string[]): string => {
  const all = aliasesOf(texts);
  const apart = all.filter((text) => marks.every((mark) => text.toLowerCase().includes(mark)));
  const rank = (text: string): number =>
    (texts.get(text) ?? 0) + (/^(?:the|der|die|das|le|la|el)\s/i.test(text) ? 0.5 : 0);
  return (
    (apart.length > 0 ? apart : all).toSorted((a, b) => rank(b) - rank(a) || a.length - b.length)[0] ?? ""
  );
};

const clean = (text: string): string => text.replace(/[_*]/g, "").replace(/\s+/g, " ").trim();

/** The cast as characters with ids, names and mentions. Nominals with one mention that never speak are left out. */
export const toCharacters = (
  doc: Doc,
  cast: Cast,
  spoken: readonly Spoken[],
): { characters: Character[]; idOf: Map<Entity, string> } => {
  const mentions = new Map<Entity, Character["mentions"]>();
  const names = new Map<Entity, Map<string, number>>();
  for (const { entity, first, from, last, kind } of cast.references.list) {
    if (!entity) continue;
    const start = wordAt(doc, first).start;
    const end = wordAt(doc, last).end;
    const list = mentions.get(entity) ?? [];
    list.push({ start, end, kind });
    mentions.set(entity, list);
    if (kind === "pronoun" || kind !== entity.kind) continue;
    const texts = names.get(entity) ?? new Map<string, number>();
    const text = clean(doc.text.slice(wordAt(doc, from).start, end));
    const label =
      kind === "name"
        ? text
        : text.replace(/^(?:an?|another|one|this|that)\s+/i, "the ").replace(/^The\s/, "the ");
    texts.set(label, (texts.get(label) ?? 0) + 1);
    names.set(entity, texts);
  }
  const quotes = new Map<Entity, number>();
  for (const { entity } of spoken) if (entity) quotes.set(entity, (quotes.get(entity) ?? 0) + 1);
  const kept = cast.entities.filter((entity) => {
    const own = mentions.get(entity)?.length ?? 0;
    if (quotes.has(entity)) return true;
    if (entity.narrator) return own > 0;
    if (entity.kind === "name") return own > passing(doc.words.length);
    return own >= LEAST_NOMINAL;
  });
  const first = (entity: Entity): number => mentions.get(entity)?.[0]?.start ?? Infinity;
  kept.sort((a, b) => first(a) - first(b) || a.index - b.index);
  const idOf = new Map(kept.map((entity, i) => [entity, `c${i + 1}`]));
  const characters = kept.map((entity): Character => {
    const texts = names.get(entity) ?? new Map([...entity.forms].map(([form, n]) => [spelled(form), n]));
    return {
      id: idOf.get(entity) ?? "",
      name:
        entity.narrator && texts.size === 0
          ? "I"
          : entity.kind === "name"
            ? nameOf(texts)
            : descriptionOf(texts, entity.marks),
      aliases: aliasesOf(texts),
      gender: entity.gender,
      age: entity.age,
      plural: entity.plural,
      kind: entity.kind,
      narrator: entity.narrator,
      mentions: mentions.get(entity) ?? [],
      quotes: quotes.get(entity) ?? 0,
    };
  });
  return { characters, idOf };
};
