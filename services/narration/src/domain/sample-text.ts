import { baseOf } from "@storytelling/values";

const BEGINNINGS: Record<string, string> = {
  ar: "كان يا ما كان، في قديم الزمان.",
  cs: "Bylo nebylo, za devatero horami.",
  da: "Der var engang, for længe siden, i et land langt borte.",
  de: "Es war einmal, vor langer Zeit, in einem Land weit von hier.",
  el: "Μια φορά κι έναν καιρό, σε έναν τόπο μακρινό.",
  en: "Once upon a time, in a land far from here, somebody began to tell a story.",
  es: "Érase una vez, hace mucho tiempo, en un país muy lejano.",
  fi: "Olipa kerran, kauan sitten, kaukaisessa maassa.",
  fr: "Il était une fois, il y a bien longtemps, dans un pays lointain.",
  he: "היה היה, לפני שנים רבות, בארץ רחוקה.",
  hi: "एक समय की बात है, एक दूर देश में।",
  hu: "Egyszer volt, hol nem volt, egy messzi országban.",
  id: "Pada zaman dahulu kala, di negeri yang jauh.",
  it: "C'era una volta, tanto tempo fa, in un paese lontano.",
  ja: "むかしむかし、あるところに。",
  ko: "옛날 옛적에, 먼 나라에.",
  nb: "Det var en gang, for lenge siden, i et land langt borte.",
  nl: "Er was eens, lang geleden, in een land hier ver vandaan.",
  pl: "Dawno, dawno temu, w dalekim kraju.",
  pt: "Era uma vez, há muito tempo, numa terra distante.",
  ro: "A fost odată ca niciodată, într-o țară îndepărtată.",
  ru: "Жили-были давным-давно в далёкой стране.",
  sv: "Det var en gång, för länge sedan, i ett land långt härifrån.",
  sw: "Hapo zamani za kale, katika nchi ya mbali.",
  tr: "Bir varmış bir yokmuş, uzak bir ülkede.",
  uk: "Жили-були колись давно в далекій країні.",
  vi: "Ngày xửa ngày xưa, ở một vùng đất xa xôi.",
  zh: "很久很久以前，在一个遥远的地方。",
};

/** The text of a voice's sample: the beginning of a story in its language, or digits if we have none. */
export const sampleText = (language: string): string => BEGINNINGS[baseOf(language)] ?? "1, 2, 3, 4, 5.";
