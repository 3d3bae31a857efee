/** How a narrator says that a line was spoken. `soft` and `loud` are less than a whisper and a shout. */
export type Told = "whisper" | "soft" | "plain" | "loud" | "shout";

/** How a voice speaks a line. */
export type Manner = "plain" | "whisper" | "shout";

/** Verbs beside a line, and phrases, by what they tell. */
export interface MannerWords {
  readonly verbs: ReadonlyMap<string, Told>;
  readonly phrases: readonly (readonly [phrase: string, told: Told])[];
  /** Words that begin what comes as a surprise. */
  readonly sudden: readonly string[];
  /** Words that deny the verb after them. */
  readonly denials: ReadonlySet<string>;
}

type Rows = Partial<Record<Told, string>>;

const words = (verbs: Rows, phrases: Rows, sudden: string, denials: string): MannerWords => ({
  verbs: new Map(rows(verbs, /\s+/)),
  phrases: rows(phrases, /\s*,\s*/),
  sudden: sudden.split(", "),
  denials: new Set(denials.split(" ")),
});

const rows = (by: Rows, separator: RegExp): [string, Told][] =>
  Object.entries(by).flatMap(([told, list]) =>
    list
      .trim()
      .split(separator)
      .map((word): [string, Told] => [word, told as Told]),
  );

const LANGUAGES: Readonly<Record<string, MannerWords>> = {
  en: words(
    {
      whisper: "whispered whispers hissed hisses breathed breathes",
      soft: "murmured murmurs muttered mutters mumbled mumbles sighed sighs sobbed faltered cooed",
      plain:
        "said says asked asks replied replies answered answers told added adds continued repeated began went thought returned observed remarked",
      loud: "cried cries exclaimed exclaims called calls snapped barked stormed",
      shout:
        "shouted shouts yelled yells screamed screams shrieked shrieks bellowed bellows roared roars bawled bawls hollered howled thundered",
    },
    {
      whisper: "in a whisper, under his breath, under her breath, under their breath, under my breath",
      soft: "in a low voice, in a small voice, softly, quietly, in an undertone",
      shout:
        "cried out, called out, cries out, at the top of his voice, at the top of her voice, at the top of his lungs, at the top of her lungs, at the top of their voices",
    },
    "suddenly, all at once, all of a sudden, and then, at that moment",
    "not never didn't don't without nor",
  ),
  de: words(
    {
      whisper: "flüsterte flüstert flüsterten wisperte wispert raunte raunt hauchte haucht zischte zischt",
      soft: "murmelte murmelt seufzte seufzt schluchzte",
      plain: "sagte sagt sprach spricht fragte fragt antwortete antwortet erwiderte meinte fuhr dachte",
      loud: "rief ruft riefen",
      shout: "schrie schreit schrien brüllte brüllt brüllten kreischte kreischt donnerte",
    },
    {
      whisper: "im flüsterton",
      soft: "leise, mit leiser stimme",
      shout: "aus vollem hals, aus voller kehle, aus leibeskräften",
    },
    "plötzlich, auf einmal, mit einem mal, in diesem augenblick",
    "nicht nie niemals kein ohne",
  ),
  fr: words(
    {
      whisper: "chuchota chuchote chuchotait souffla souffle susurra",
      soft: "murmura murmure murmurait marmonna soupira soupire",
      plain: "dit demanda demande répondit répond reprit ajouta fit pensa",
      loud: "s'écria s'exclama s'écrie appela",
      shout: "cria crie criait hurla hurle hurlait vociféra tonna rugit",
    },
    {
      whisper: "en chuchotant, dans un souffle",
      soft: "à voix basse, tout bas, doucement",
      shout: "en criant, en hurlant, à tue-tête, à pleins poumons",
    },
    "soudain, tout à coup, tout d'un coup, à cet instant",
    "ne n pas jamais sans",
  ),
  es: words(
    {
      whisper: "susurró susurra susurraba cuchicheó cuchichea siseó",
      soft: "murmuró murmura musitó musita suspiró masculló",
      plain: "dijo dice preguntó pregunta respondió responde contestó añadió replicó pensó",
      loud: "exclamó exclama llamó",
      shout: "gritó grita gritaba chilló chilla vociferó rugió bramó aulló",
    },
    {
      whisper: "en un susurro, en susurros",
      soft: "en voz baja, suavemente",
      shout: "a gritos, a voz en grito, a voz en cuello",
    },
    "de repente, de pronto, súbitamente, en ese momento",
    "no nunca jamás sin",
  ),
  it: words(
    {
      whisper: "sussurrò sussurra sussurrava bisbigliò bisbiglia sibilò",
      soft: "mormorò mormora borbottò sospirò",
      plain: "disse dice chiese chiede rispose risponde domandò aggiunse fece pensò",
      loud: "esclamò esclama chiamò",
      shout: "gridò grida gridava urlò urla urlava strillò strilla tuonò ruggì",
    },
    {
      whisper: "in un sussurro, in un soffio",
      soft: "a bassa voce, sottovoce, piano",
      shout: "a squarciagola, a gran voce",
    },
    "all'improvviso, improvvisamente, d'un tratto, in quel momento",
    "non mai senza",
  ),
  pt: words(
    {
      whisper: "sussurrou sussurra sussurrava cochichou cochicha ciciou",
      soft: "murmurou murmura resmungou suspirou",
      plain: "disse diz perguntou pergunta respondeu responde acrescentou replicou pensou",
      loud: "exclamou exclama chamou",
      shout: "gritou grita gritava berrou berra bradou rugiu urrou",
    },
    {
      whisper: "num sussurro, em um sussurro",
      soft: "em voz baixa, baixinho",
      shout: "aos gritos, aos berros, a plenos pulmões",
    },
    "de repente, subitamente, de súbito, nesse momento",
    "não nunca jamais sem",
  ),
};

/** The words of a language, by its tag; undefined for a language that has none here. */
export const mannerWords = (language: string): MannerWords | undefined =>
  LANGUAGES[language.split("-")[0] ?? ""];
