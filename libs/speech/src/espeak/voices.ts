import type { Voice } from "../provider.ts";

type Names = [woman: string, man: string, girl: string, grandmother: string, grandfather: string];

/** By ISO code (ours): eSpeak's voice, and first names that are usual in the language. */
const LANGUAGES: Record<string, [voice: string, names: Names]> = {
  ar: ["ar", ["Layla", "Omar", "Noor", "Fatima", "Yusuf"]],
  cs: ["cs", ["Jana", "Petr", "Eliška", "Božena", "Karel"]],
  da: ["da", ["Mette", "Lars", "Freja", "Inger", "Svend"]],
  de: ["de", ["Anna", "Jonas", "Mia", "Oma Gerda", "Opa Karl"]],
  el: ["el", ["Eleni", "Nikos", "Zoe", "Sofia", "Yannis"]],
  en: ["en-us", ["Alice", "Tom", "Daisy", "Granny Ruth", "Grandpa Joe"]],
  es: ["es", ["Lucía", "Mateo", "Alba", "Abuela Carmen", "Abuelo Manuel"]],
  fi: ["fi", ["Aino", "Mikko", "Helmi", "Kerttu", "Eino"]],
  fr: ["fr", ["Camille", "Julien", "Manon", "Mamie Odette", "Papi René"]],
  he: ["he", ["Noa", "Ariel", "Tamar", "Miriam", "Avraham"]],
  hi: ["hi", ["Priya", "Arjun", "Asha", "Kamla", "Ramesh"]],
  hu: ["hu", ["Zsófia", "Bence", "Luca", "Ilona", "István"]],
  id: ["id", ["Putri", "Budi", "Ayu", "Nenek Sri", "Kakek Harto"]],
  it: ["it", ["Giulia", "Marco", "Chiara", "Nonna Rosa", "Nonno Pietro"]],
  ja: ["ja", ["Yuki", "Haruto", "Sakura", "Hana", "Kenji"]],
  ko: ["ko", ["Jiwoo", "Minjun", "Haneul", "Soonja", "Youngho"]],
  nb: ["nb", ["Ingrid", "Ola", "Nora", "Solveig", "Harald"]],
  nl: ["nl", ["Sanne", "Daan", "Lotte", "Oma Truus", "Opa Kees"]],
  pl: ["pl", ["Zofia", "Jakub", "Maja", "Babcia Halina", "Dziadek Stefan"]],
  pt: ["pt", ["Beatriz", "Tiago", "Inês", "Avó Amélia", "Avô António"]],
  ro: ["ro", ["Ioana", "Andrei", "Maria", "Elena", "Gheorghe"]],
  ru: ["ru", ["Anastasia", "Dmitri", "Masha", "Galina", "Ivan"]],
  sv: ["sv", ["Elsa", "Erik", "Maja", "Birgitta", "Gunnar"]],
  sw: ["sw", ["Amina", "Juma", "Neema", "Bibi Zuhura", "Babu Salim"]],
  tr: ["tr", ["Elif", "Mehmet", "Defne", "Ayşe", "Mustafa"]],
  uk: ["uk", ["Oksana", "Taras", "Lesia", "Hanna", "Bohdan"]],
  vi: ["vi", ["Linh", "Minh", "Mai", "Lan", "Hùng"]],
  zh: ["cmn", ["Mei", "Wei", "Xiaoyu", "Fang", "Jianguo"]],
};

type Variant = Pick<Voice, "gender" | "age" | "description"> & {
  variant: string;
  pitch: number;
  rate: number;
};

const VARIANTS: Variant[] = [
  { gender: "female", age: "adult", variant: "f2", pitch: 1, rate: 0.92, description: "A woman, clear." },
  { gender: "male", age: "adult", variant: "m3", pitch: 1, rate: 0.92, description: "A man, even." },
  { gender: "female", age: "child", variant: "f4", pitch: 1.4, rate: 1, description: "A girl, quick." },
  { gender: "female", age: "old", variant: "f3", pitch: 0.8, rate: 0.78, description: "An old woman, slow." },
  { gender: "male", age: "old", variant: "m1", pitch: 0.82, rate: 0.76, description: "An old man, slow." },
];

/** The languages for which we offer eSpeak NG, as ISO codes. */
export const espeakLanguages: readonly string[] = Object.keys(LANGUAGES);

/** Five voices for each language, each a variant of eSpeak's voice with its own pitch and rate. */
export const espeakVoices = (): Voice[] =>
  Object.entries(LANGUAGES).flatMap(([language, [voice, names]]) =>
    VARIANTS.map(({ gender, age, variant, pitch, rate, description }, i) => ({
      id: `espeak-ng-${language}-${variant}`,
      provider: "espeak-ng",
      name: names[i] ?? variant,
      language,
      gender,
      age,
      base: `${voice}+${variant}`,
      settings: { pitch, rate },
      description,
    })),
  );
