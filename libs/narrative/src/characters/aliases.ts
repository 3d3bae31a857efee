import { isHonorific } from "../data/honorifics.ts";
import { NICKNAMES } from "../data/nicknames.ts";
import { wordSet } from "../data/words.ts";
import { type Doc, wordAt } from "../text/document.ts";
import { type Chunk, isGivenName } from "./chunks.ts";
import { type Company, keptCompany } from "./company.ts";
import { type Entity, givenGender, honorificGender, newEntity } from "./entities.ts";
import { compatibleTitles } from "./titles.ts";

/** A distinct way to name a character, with its count. */
interface Form {
  key: string;
  honorifics: string[];
  core: string[];
  count: number;
  plural: boolean;
}

/** Titles that come before a given name rather than a family name. */
const BEFORE_GIVEN =
  wordSet(`sir uncle aunt auntie aunty cousin brother sister king queen prince princess saint st father
  mother friar dame don old baby granny nurse master`);

const fullForm = (given: string): string => NICKNAMES.get(given) ?? given;

const sameGiven = (a: string, b: string): boolean => {
  if (a === b) return true;
  if (a.length === 1 || b.length === 1) return a.charAt(0) === b.charAt(0);
  return fullForm(a) === fullForm(b);
};

const hasGiven = (entity: Entity, given: string): boolean =>
  [...entity.given].some((own) => sameGiven(own, given));

const genderOf = (entity: Entity): "female" | "male" | null => {
  for (const given of entity.given) {
    const gender = givenGender(given);
    if (gender) return honorificGender(entity.honorifics, gender);
  }
  return honorificGender(entity.honorifics, null);
};

const WIVES = /^(?:mrs|lady|madame|mme)$/;

const fits = (entity: Entity, form: Form): boolean => {
  const own = genderOf(entity);
  const asked = honorificGender(
    form.honorifics,
    form.core.length > 1 ? givenGender(form.core[0] ?? "") : null,
  );
  if (entity.plural !== form.plural || (asked && own && asked !== own)) return false;
  return compatibleTitles(entity.honorifics, form.honorifics);
};

const gather = (doc: Doc, chunks: readonly Chunk[]): Form[] => {
  const forms = new Map<string, Form>();
  const words = new Set(chunks.flatMap(({ core }) => core));
  for (const { key, honorifics, core, first } of chunks) {
    const known = forms.get(key);
    if (known) {
      known.count++;
      continue;
    }
    const tail = core.at(-1) ?? "";
    const family = tail.endsWith("s") && words.has(tail.slice(0, -1));
    const plural = family && (honorifics.length > 0 || wordAt(doc, first - 1).low === "the");
    forms.set(key, { key, honorifics, core: core.map((word) => word.replace(/\.$/, "")), count: 1, plural });
  }
  return [...forms.values()];
};

/**
 * From the most to the least specific form: full names, titles with a given name, titles with a family name, bare
 * words.
 */
const rank = ({ core, honorifics }: Form): number => {
  if (core.length >= 2) return 0;
  if (honorifics.length === 0) return 3;
  const before = honorifics.at(-1) ?? "";
  return BEFORE_GIVEN.has(before) || (before === "miss" && isGivenName(core[0] ?? "")) ? 1 : 2;
};

/** Compound names come last, when their parts are known: "Puss-in-Boots" is Puss. */
const hyphens = ({ core }: Form): number => (core[0]?.includes("-") ? 1 : 0);

const most = (entities: readonly Entity[]): Entity | undefined =>
  entities.reduce<Entity | undefined>((best, e) => (!best || e.count > best.count ? e : best), undefined);

const BESIDE = 8;
const HUSBAND = 6;
const MISTERS = 5;
const PROOF = 60;
const KNOWN = 5;
/** More bearers of one name than any real story has; it limits the work on hostile text. */
const MOST_BEARERS = 64;

/** The characters under construction, found by family and given name. */
class Register {
  readonly entities: Entity[] = [];
  readonly byKey = new Map<string, Entity>();
  readonly #family = new Map<string, Entity[]>();
  readonly #given = new Map<string, Entity[]>();
  readonly #company: Company;

  readonly #counts: ReadonlyMap<string, number>;

  /**
   * Whether the given name in the form is a husband's: "Mrs Charles Hall", or "Mrs Orley Hall" when there is an Orley
   * Hall.
   */
  isHusbands({ honorifics, core }: Form): boolean {
    const gender = givenGender(core[0] ?? "");
    if (!WIVES.test(honorifics[0] ?? "") || core.length < 2 || gender === "female") return false;
    if (gender === "male" || honorifics[0] === "lady") return gender === "male";
    return this.#counts.has(core.join(" ")) || this.#counts.has(`mr ${core.join(" ")}`);
  }

  constructor(company: Company, forms: readonly Form[]) {
    this.#company = company;
    this.#counts = new Map(forms.map(({ key, count }) => [key, count]));
  }

  family(name: string, form: Form): Entity[] {
    return (this.#family.get(name) ?? []).slice(0, MOST_BEARERS).filter((e) => this.#may(e, form));
  }

  given(name: string, form: Form): Entity[] {
    return (this.#given.get(fullForm(name)) ?? [])
      .slice(0, MOST_BEARERS)
      .filter((e) => hasGiven(e, name) && this.#may(e, form));
  }

  /**
   * The likeliest of several bearers of a bare given name: named often, and not in the same sentence as the bare name.
   */
  likeliest(key: string, bearers: readonly Entity[]): Entity | undefined {
    const weight = (e: Entity): number => e.count - BESIDE * this.#company.together(key, e);
    return bearers.reduce<Entity | undefined>(
      (best, e) => (!best || weight(e) > weight(best) ? e : best),
      undefined,
    );
  }

  #may(entity: Entity, form: Form): boolean {
    return fits(entity, form) && !this.#company.apart(form, entity);
  }

  /**
   * Whether a pet name and a full name are son and father: the family has a Mister, and the pet name is never called
   * so.
   */
  isJunior(entity: Entity, form: Form): boolean {
    const head = form.core[0] ?? "";
    const ownPet = [...entity.given].some((name) => NICKNAMES.has(name));
    if (ownPet === NICKNAMES.has(head)) return false;
    return (this.#counts.get(`mr ${form.core.at(-1)}`) ?? 0) >= MISTERS;
  }

  /** Whether another member of the family has the full form of the character's pet name. */
  hasElder(entity: Entity): boolean {
    const pets = [...entity.given].filter((name) => NICKNAMES.has(name));
    if (pets.length === 0 || !entity.family) return false;
    return (this.#family.get(entity.family) ?? []).some(
      (e) => e !== entity && pets.some((name) => hasGiven(e, name)),
    );
  }

  /**
   * Whether a given name and a wife's title are frequent enough: if they were two people, the text would have shown
   * them together.
   */
  isProven(entity: Entity, form: Form): boolean {
    const bare = [...entity.given].reduce((sum, name) => sum + (this.#counts.get(name) ?? 0), 0);
    return bare + entity.count + form.count >= PROOF;
  }

  /**
   * Whether the character's own names are frequent enough, compared with the title, for the title to be theirs, too.
   */
  isKnown(entity: Entity, form: Form): boolean {
    const bare = [...entity.given].reduce((sum, name) => sum + (this.#counts.get(name) ?? 0), 0);
    return (entity.count + bare) * KNOWN >= form.count;
  }

  join(entity: Entity, form: Form): void {
    entity.forms.set(form.key, (entity.forms.get(form.key) ?? 0) + form.count);
    entity.count += form.count;
    for (const title of form.honorifics) entity.honorifics.add(title);
    this.byKey.set(form.key, entity);
  }

  learn(entity: Entity, given: string | null, family: string | null): void {
    if (given && !entity.given.has(given)) {
      entity.given.add(given);
      this.#index(this.#given, fullForm(given), entity);
    }
    if (family && !entity.family) {
      entity.family = family;
      this.#index(this.#family, family, entity);
    }
  }

  open(form: Form, given: string | null, family: string | null): void {
    const entity = newEntity(this.entities.length, "name");
    entity.plural = form.plural;
    if (form.plural && form.honorifics.length > 0) entity.kind = "nominal";
    this.entities.push(entity);
    this.learn(entity, given, family);
    this.join(entity, form);
  }

  #index(map: Map<string, Entity[]>, key: string, entity: Entity): void {
    const list = map.get(key) ?? [];
    if (!list.includes(entity)) list.push(entity);
    map.set(key, list);
  }
}

const placeFull = (register: Register, form: Form): void => {
  const given = register.isHusbands(form) ? null : (form.core[0] ?? "");
  const family = form.core.at(-1) ?? "";
  const bearers = given ? register.family(family, form).filter((e) => hasGiven(e, given)) : [];
  const known = most(bearers.filter((e) => given && (e.given.has(given) || !register.isJunior(e, form))));
  if (!known) {
    register.open(form, given, family);
    return;
  }
  register.learn(known, given, family);
  register.join(known, form);
};

const placeTitled = (register: Register, form: Form): void => {
  const name = form.core[0] ?? "";
  const title = form.honorifics.at(-1) ?? "";
  const ofGiven = rank(form) === 1;
  const given = ofGiven ? register.given(name, form) : [];
  const family = given.length > 0 ? given : register.family(name, form);
  let candidates = family.length > 0 || !isGivenName(name) ? family : register.given(name, form);
  if (title === "miss" && given.length === 0) {
    const eldest = candidates.filter((e) => ![...e.forms.keys()].some((key) => /^miss \S+/.test(key)));
    const known = candidates.filter((e) => register.isKnown(e, form));
    if (known.length === 1) candidates = known;
    else if (eldest.length === 1) candidates = eldest;
    else if (candidates.length > 1) candidates = [];
  }
  if (title === "mr" && given.length === 0) {
    candidates = candidates.filter((e) => !register.hasElder(e));
  }
  if (title === "lady" && given.length === 0) candidates = candidates.filter((e) => e.honorifics.has("lady"));
  if (/^(?:mrs|madame|mme)$/.test(title)) {
    const wives = candidates.filter((e) => e.honorifics.has(title));
    candidates =
      wives.length > 0
        ? wives
        : candidates.length === 1
          ? candidates.filter((e) => register.isProven(e, form))
          : [];
  }
  const known = most(candidates);
  if (known) register.join(known, form);
  else if (ofGiven) register.open(form, name, null);
  else register.open(form, null, name);
};

const placeBare = (register: Register, form: Form): void => {
  const name = form.core[0] ?? "";
  const usual = isGivenName(name);
  const given = register.given(name, form);
  const family = register.family(name, form);
  const top = most(family)?.count ?? 0;
  const men = family.filter((e) => genderOf(e) !== "female" && (e.count >= HUSBAND || e.count * 3 >= top));
  const titled = isHonorific(name) ? register.entities.filter((e) => e.honorifics.has(name)) : [];
  const parts = name.split("-");
  const whole = parts.length > 1 ? parts.flatMap((part) => register.byKey.get(part) ?? []) : [];
  const known =
    most(titled) ??
    most(whole) ??
    (usual ? register.likeliest(form.key, given) : undefined) ??
    most(men.length > 0 ? men : family) ??
    most(given);
  if (known) register.join(known, form);
  else register.open(form, usual ? name : null, usual ? null : name);
};

/** Characters by name: merges all names of one character, and keeps apart characters that share a family name. */
export const mergeAliases = (
  doc: Doc,
  chunks: readonly Chunk[],
): { entities: Entity[]; byKey: Map<string, Entity> } => {
  const forms = gather(doc, chunks);
  const register = new Register(keptCompany(doc, chunks), forms);
  forms.sort(
    (a, b) => rank(a) - rank(b) || hyphens(a) - hyphens(b) || b.count - a.count || (a.key < b.key ? -1 : 1),
  );
  for (const form of forms) {
    if (form.core.length >= 2) placeFull(register, form);
    else if (form.honorifics.length > 0) placeTitled(register, form);
    else placeBare(register, form);
  }
  return { entities: register.entities, byKey: register.byKey };
};
