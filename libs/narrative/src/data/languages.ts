import { wordSet } from "./words.ts";

/** Verbs of speech in German, French, Spanish, Italian, Portuguese, Dutch, Polish and Russian tales and novels. */
export const FOREIGN_SPEECH_VERBS =
  wordSet(`sagte sprach rief antwortete fragte erwiderte schrie flüsterte murmelte
  entgegnete versetzte meinte erklärte bemerkte brummte seufzte lachte jammerte befahl bat dachte setzte fuhr sagt spricht
  ruft fragt antwortet hub fing begann wiederholte klagte weinte stammelte brüllte
  dit répondit demanda cria s'écria murmura reprit ajouta répliqua fit s'exclama continua chuchota soupira pensa interrogea
  repartit disait répondait écria exclama dis ai-je
  dijo respondió preguntó exclamó gritó contestó añadió replicó murmuró susurró repuso pensó continuó decía dice
  disse rispose domandò chiese gridò esclamò mormorò aggiunse replicò soggiunse pensò diceva
  respondeu perguntou exclamou gritou murmurou acrescentou
  zei sprak riep vroeg antwoordde fluisterde schreeuwde zeide
  powiedział powiedziała rzekł rzekła zapytał zapytała odpowiedział odpowiedziała zawołał zawołała
  сказал сказала спросил спросила ответил ответила крикнул крикнула закричал закричала воскликнул воскликнула отвечал
  отвечала прошептал прошептала проговорил проговорила молвил молвила говорит`);

/** Pronouns of the third person singular, by language and gender. */
export const FOREIGN_PRONOUNS: Readonly<
  Record<string, { male: ReadonlySet<string>; female: ReadonlySet<string> }>
> = {
  de: { male: wordSet("er ihm ihn"), female: wordSet("sie ihr") },
  fr: { male: wordSet("il lui"), female: wordSet("elle") },
  es: { male: wordSet("él"), female: wordSet("ella") },
  it: { male: wordSet("egli lui"), female: wordSet("ella lei") },
  pt: { male: wordSet("ele"), female: wordSet("ela") },
  nl: { male: wordSet("hij hem"), female: wordSet("zij haar") },
  ru: { male: wordSet("он его ему"), female: wordSet("она её ей") },
  pl: { male: wordSet("on jego jemu"), female: wordSet("ona jej") },
};

/** Words that may begin a sentence with a capital and are not names, by language. */
export const FOREIGN_COMMON: Readonly<Record<string, ReadonlySet<string>>> = {
  de: wordSet(`der die das den dem des ein eine einen einem einer eines und aber oder denn da dann nun so als wie was wer wo wann
    warum ich du er sie es wir ihr ihm ihn ihnen mich dich uns euch mein dein sein unser euer nicht kein keine ja nein ei ach oh
    weh komm geh guten gute guter tag morgen abend nacht tages bald eines einmal es einst jetzt hier dort also doch noch schon
    auch nur im in an am auf aus bei mit nach von vom zu zum zur über unter vor wenn weil dass ob jeder jede alle alles niemand
    jemand man herr frau haus wald weg stadt dorf schloss gott himmel teufel hilfe dank schönen lieber liebe liebes`),
  fr: wordSet(`le la les un une des du de et mais ou donc or ni car il elle ils elles je tu nous vous on ce cette ces mon ma
    mes ton ta tes son sa ses notre votre leur qui que quoi dont où quand comme si non oui à au aux en dans sur sous avec pour
    par sans chez voilà voici ah oh eh hélas bien tout toute tous toutes alors puis enfin ainsi après avant c'est qu'il d'un
    l'on monsieur madame mademoiselle c d l qu s n j m t pourquoi comment est était fut`),
  es: wordSet(`el la los las un una unos unas de del y pero o ni que quien como cuando donde si no sí él ella ellos ellas yo
    tú usted nosotros este esta eso ese esa mi tu su sus al a en con por para sin sobre entre ya muy más todo todos así entonces
    después luego era fue había hay ay oh ah bien pues señor señora don doña qué cómo cuándo`),
  it: wordSet(`il lo la i gli le un una uno di del della dei e ma o né che chi come quando dove se non sì egli ella lui lei
    loro io tu noi voi questo questa quello quella mio tuo suo al a in con per senza su tra già più tutto tutti così allora poi
    dopo era fu aveva ah oh eh ebbene ecco signore signora c l`),
};
