import { after, endsHere, type Rule, rule, wordAfter, wordBefore } from "../rule.ts";

/** Before a name, with or without a dot. */
const TITLES: Record<string, string> = {
  Mr: "mister",
  Mrs: "missus",
  Ms: "miz",
  Messrs: "messers",
  Mme: "madame",
  Mlle: "mademoiselle",
  Dr: "doctor",
  Prof: "professor",
  Rev: "reverend",
  Revd: "reverend",
  Fr: "father",
  Sr: "sister",
  Hon: "honorable",
  Capt: "captain",
  Cpt: "captain",
  Sgt: "sergeant",
  Lt: "lieutenant",
  Lieut: "lieutenant",
  Col: "colonel",
  Gen: "general",
  Maj: "major",
  Cpl: "corporal",
  Pvt: "private",
  Pte: "private",
  Cmdr: "commander",
  Adm: "admiral",
  Pres: "president",
  Gov: "governor",
  Sen: "senator",
  Rep: "representative",
  Supt: "superintendent",
  Insp: "inspector",
  Det: "detective",
  St: "saint",
  Ste: "saint",
  Mt: "mount",
  Ft: "fort",
};
/** After a name or a street. */
const BEHIND: Record<string, string> = {
  Jr: "junior",
  Sr: "senior",
  Esq: "esquire",
  Bros: "brothers",
  Co: "company",
  Corp: "corporation",
  Inc: "incorporated",
  Ltd: "limited",
  Dr: "drive",
  St: "street",
  Rd: "road",
  Ave: "avenue",
  Av: "avenue",
  Blvd: "boulevard",
  Ln: "lane",
  Sq: "square",
  Pl: "place",
  Ct: "court",
};
/** Anywhere, with a dot. */
const ANYWHERE: Record<string, string> = {
  etc: "et cetera",
  vs: "versus",
  viz: "namely",
  cf: "compare",
  ibid: "ibid",
  approx: "approximately",
  dept: "department",
  Dept: "department",
  govt: "government",
  Govt: "government",
  Univ: "university",
  Assn: "association",
  Hwy: "highway",
  misc: "miscellaneous",
  incl: "including",
  esp: "especially",
  Ps: "psalm",
  Gen: "genesis",
  wk: "week",
  yr: "year",
  yrs: "years",
};
/** Before a number, with a dot. */
const NUMBERED: Record<string, string> = {
  No: "number",
  no: "number",
  Nos: "numbers",
  nos: "numbers",
  p: "page",
  pp: "pages",
  vol: "volume",
  Vol: "volume",
  vols: "volumes",
  ch: "chapter",
  Ch: "chapter",
  chap: "chapter",
  Chap: "chapter",
  fig: "figure",
  Fig: "figure",
  sec: "section",
  Sec: "section",
  c: "circa",
  ca: "circa",
  Apt: "apartment",
  Rm: "room",
  Pt: "part",
  pt: "part",
  Mon: "Monday",
  Tues: "Tuesday",
  Tue: "Tuesday",
  Wed: "Wednesday",
  Thurs: "Thursday",
  Thu: "Thursday",
  Fri: "Friday",
  Sat: "Saturday",
  Sun: "Sunday",
};
/** Capitalised words that begin a sentence, and no name. */
const BEGINNINGS =
  /^(?:He|She|It|They|We|You|I|The|A|An|In|On|At|But|And|Then|There|This|That|His|Her|Their|My|Our|No|Nobody|When|Where|What|Why|How|Who|If|So|As|By|For|From|To|With|After|Before|Once|One|Now|Not|Yes)$/;
const capital = /^\p{Lu}/u;

/** Mr., Capt., St., No.: the words around decide which word it is, and whether the dot ends the sentence, too. */
export const abbreviations: readonly Rule[] = [
  rule(/(i\.\s?e|e\.\s?g|q\.\s?v|a\.\s?k\.\s?a)\.?(?!\p{L})/iu, ([written]) => {
    const short = written.replace(/[.\s]/g, "").toLowerCase();
    return { ie: "that is", eg: "for example", qv: "which see", aka: "also known as" }[short];
  }),
  rule(/et al\./u, () => "and others"),
  rule(/Ph\.\s?D\.?(?!\p{L})/u, () => "P H D"),
  rule(/(?:lbs|hrs|yrs)(?![\p{L}.])/u, ([unit]) => ({ lbs: "pounds", hrs: "hours", yrs: "years" })[unit]),
  rule(/w\/o(?!\p{L})/u, () => "without"),
  rule(/and\/or(?!\p{L})/iu, () => "and or"),
  rule(/c\/o(?!\p{L})/u, () => "care of"),
  rule(/(\p{L}{1,6})(\.?)(?![\p{L}\d'’])/u, (match, place) => {
    const [whole, written = "", dot = ""] = match;
    const { text, at } = place;
    const end = at + whole.length;
    const following = after(text, end);
    const word = /^\p{Lu}{2,}$/u.test(written) ? written.charAt(0) + written.slice(1).toLowerCase() : written;
    const next = wordAfter(text, end);
    const named = capital.test(next) && (/^\s/.test(following) || dot !== "") && !BEGINNINGS.test(next);
    const previous = wordBefore(text, at);
    const goesOn = own(BEHIND, next) !== undefined;
    const ending =
      dot && !goesOn && (endsHere(text, end) || /^["”’')]{0,2}\s+["“‘']?\p{Lu}/u.test(following)) ? "." : "";
    const numbered = own(NUMBERED, word);
    const number = /^no$/i.test(word)
      ? /^\s?\d/
      : /^[\s,]{0,2}(?:\p{Lu}\p{Ll}{2,8}\.?\s)?(?:\d|[IVXLC]{1,8}(?![\p{L}'’]))/u;
    if (numbered && dot && number.test(following)) return numbered;
    const behind = own(BEHIND, word);
    const close = text.slice(Math.max(0, at - 3), at);
    const firm = /^(?:Co|Corp|Inc|Ltd|Bros|Esq|Jr)$/.test(word);
    const afterName =
      ((capital.test(previous) || /^\d{1,3}(?:st|nd|rd|th)$/.test(previous)) &&
        (firm ? /\s$/ : /[\p{L}\d’'],?\s$/u).test(close)) ||
      (firm && /&\s$/.test(close));
    const title = own(TITLES, word);
    if (title && named && !(behind && afterName && word === "Sr")) {
      return place.british && word === "Hon" ? "honourable" : title;
    }
    if (behind && afterName && (dot || endsHere(text, end) || /^,|^\s\p{Ll}/u.test(following)))
      return behind + ending;
    if (title && dot && !/^(?:St|Mt|Ft|Sr|Fr|Sen|Rep|Hon|Det)$/.test(word))
      return title + (endsHere(text, end) ? ending : "");
    const anywhere = own(ANYWHERE, word);
    return anywhere && dot ? anywhere + ending : undefined;
  }),
];

const own = (table: Record<string, string>, word: string): string | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;
