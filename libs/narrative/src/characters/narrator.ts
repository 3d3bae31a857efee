import { type Doc, wordAt } from "../text/document.ts";
import { type Entity, newEntity } from "./entities.ts";
import type { Reference, References } from "./references.ts";

/** Whether the story has a narrator "I", by the frequency of the word in the narration. */
const isFirstPerson = (doc: Doc): boolean => {
  let own = 0;
  let told = 0;
  let after = 0;
  doc.words.forEach((word, i) => {
    if (word.quote >= 0 || doc.headings[word.paragraph]) return;
    told++;
    if (word.form === "I" || word.low === "my" || word.low === "me") own++;
    if (word.form === "I" && wordAt(doc, i - 1).quote >= 0) after++;
  });
  return told > 40 && (own / told > 0.012 || (after >= 3 && own / told > 0.006));
};

const LEAST_CALLS = 3;

/** Whether the narration gives the name itself: "my name is Ann", "call me Ann". */
const isIntroduced = (doc: Doc, { first, told }: Reference): boolean => {
  if (!told) return false;
  const [a, b, c] = [3, 2, 1].map((back) => wordAt(doc, first - back).low);
  return (b === "call" && c === "me") || (a === "my" && b === "name" && /^(?:is|was)$/.test(c ?? ""));
};

/** The named character whom others call by name, but whom the narration hardly mentions: this is the narrator. */
const calledByOthers = (doc: Doc, { list }: References): Entity | null => {
  const calls = new Map<Entity, { told: number; quoted: number }>();
  for (const reference of list) {
    const { entity, kind } = reference;
    if (!entity || kind !== "name" || entity.plural) continue;
    if (isIntroduced(doc, reference)) return entity;
    const count = calls.get(entity) ?? { told: 0, quoted: 0 };
    const before = wordAt(doc, reference.first);
    const after = wordAt(doc, reference.last + 1);
    if (reference.told) count.told++;
    else if (/[,."¶-]/.test(before.gap) && /[,.;"¶-]/.test(after.gap)) count.quoted++;
    calls.set(entity, count);
  }
  const silent = [...calls].filter(([, { told, quoted }]) => quoted >= LEAST_CALLS && told <= 0.12 * quoted);
  silent.sort((a, b) => b[1].quoted - a[1].quoted);
  const [best, second] = silent;
  return best && best[1].quoted >= 2 * (second?.[1].quoted ?? 0) ? best[0] : null;
};

/**
 * The narrator of a first-person story: a named character if the text gives the name, otherwise a new character. Null
 * for other stories.
 */
export const findNarrator = (doc: Doc, entities: Entity[], references: References): Entity | null => {
  if (doc.quotes.some(({ head }) => head !== undefined) || !isFirstPerson(doc)) return null;
  let narrator = calledByOthers(doc, references);
  if (!narrator) {
    narrator = newEntity(entities.length, "nominal");
    entities.push(narrator);
  }
  narrator.narrator = true;
  return narrator;
};
