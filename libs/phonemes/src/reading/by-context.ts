/** A second sound of a word of which the lexicons have one, and where it is meant. */
interface Sense {
  /** In lower case, unless only the capitalised word has this sound. */
  readonly word: string;
  readonly american: string;
  readonly british: string;
  /** What stands before it. */
  readonly before?: RegExp;
  /** What stands after it. */
  readonly after?: RegExp;
}

/** The characters that a rule sees on each side. */
const SEEN = 40;

const POLITE =
  "low|deep|slight|stiff|polite|profound|courtly|graceful|respectful|ceremonious|formal|grave|short|parting|distant|" +
  "stately|awkward|kind|gracious|condescending|final";
const GREETING =
  /^,? (?:and|or|a|of) (?:a )?(?:smil|curts|courtes|scrape|apolog|nod|civilit|acknowledg|salut|mock)/;
const LOUD = "awful|terrible|dreadful|furious|frightful|infernal|blazing|fearful|tremendous|great";

const NO_WEAPON = /^(?!,? (?:and (?:arrow|quiver|an arrow)|of |tie|from|to (?:shoot|kill)|strung))/;

/** The metal. */
const lead = { word: "lead", american: "lˈɛd", british: "lˈɛd" };
/** A quarrel. */
const row = { word: "row", american: "ɹˈW", british: "ɹˈW" };
/** A greeting, or the front of a ship. */
const bow = { word: "bow", american: "bˈW", british: "bˈW" };
const bows = { word: "bows", american: "bˈWz", british: "bˈWz" };
const polish = { word: "Polish", american: "pˈOlɪʃ", british: "pˈQlɪʃ" };
/** A deep voice. */
const bass = { word: "bass", american: "bˈAs", british: "bˈAs" };

const SENSES: readonly Sense[] = [
  {
    ...lead,
    after:
      /^[ -](?:pipes?|bullets?|balls?|shot|coffins?|roofs?|weights?|pencils?|paint|soldiers?|ore|mines?|poisoning)\b/,
  },
  {
    ...lead,
    before: /\b(?:of|like|as|molten|melted) $/i,
    after: /^(?! (?:actor|actress|singer|role|character|guitar))/,
  },
  {
    ...row,
    before: new RegExp(
      `\\b(?:had|have|having|has|made|make|making|kicked up|kick up|such) a (?:(?:${LOUD}) )?$`,
      "i",
    ),
    after: /^(?! of\b)/,
  },
  { ...row, before: new RegExp(`\\b(?:${LOUD}) $`, "i"), after: /^(?! of\b)/ },
  { ...row, before: /\bwhat(?:'s| is| was) (?:all )?(?:the|this) $/i },
  { ...row, before: /\b(?:a|the) $/i, after: /^ (?:broke out|about|going on|between)\b/ },
  { ...bow, after: GREETING },
  {
    ...bow,
    before: new RegExp(
      `\\b(?:(?:ma[dk]e|makes|making|gave|gives?|giving)(?: him| her| them| me| us)? (?:a|an|his|her|my)|took a) (?:(?:${POLITE}) )?$`,
      "i",
    ),
    after: NO_WEAPON,
  },
  { ...bow, before: new RegExp(`\\b(?:an?|his|her) (?:very )?(?:${POLITE}) $`, "i"), after: NO_WEAPON },
  { ...bow, before: /\bwith a $/i, after: /^(?:[,.;!?]| he\b| she\b| to\b)/ },
  { ...bow, before: /\b(?:port|starboard|(?:ship|boat|vessel)'s) $/i },
  {
    ...bow,
    after: /^ of (?:the|his|her|our|their|a) (?:\p{L}+ )?(?:boat|ship|vessel|canoe|yacht|launch|barge)\b/u,
  },
  { ...bows, before: /\b(?:in|at|off|over|across) (?:the|her|our|their) $/i },
  { ...bows, after: GREETING },
  { ...bows, before: new RegExp(`\\b(?:${POLITE}) $`, "i"), after: NO_WEAPON },
  { ...polish, before: /[\p{L},;] $/u },
  { ...bass, after: /^ (?:voice|notes?|drum|guitar|clef|tones?|part|singer|viol)\b/ },
  { ...bass, before: /\b(?:deep|rumbling|growling|resonant|sonorous|gruff|hoarse|double|in a) $/i },
];

const byWord = Map.groupBy(SENSES, ({ word }) => word);

/** The sound of a word of a text where the words beside it decide, or undefined where the lexicon does. */
export function soundByContext(
  text: string,
  start: number,
  end: number,
  british: boolean,
): string | undefined {
  const word = text.slice(start, end);
  const senses = byWord.get(word) ?? byWord.get(word.toLowerCase());
  if (!senses) return undefined;
  const before = text
    .slice(Math.max(0, start - SEEN), start)
    .replace(/\s+/g, " ")
    .replaceAll("’", "'");
  const after = text.slice(end, end + SEEN).replace(/\s+/g, " ");
  const meant = senses.find(
    (sense) => (sense.before?.test(before) ?? true) && (sense.after?.test(after) ?? true),
  );
  return meant && (british ? meant.british : meant.american);
}
