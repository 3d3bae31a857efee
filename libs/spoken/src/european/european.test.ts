import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { spoken } from "../index.ts";

const cases: Record<string, readonly (readonly [written: string, said: string])[]> = {
  de: [
    ["21 Kinder, 1 Mann, 1.000", "einundzwanzig Kinder, ein Mann, eintausend"],
    ["am 5. Mai 1984, der 3. Mai", "am fünften Mai neunzehnhundertvierundachtzig, der dritte Mai"],
    ["Er war 5. Dann kam er.", "Er war fünf. Dann kam er."],
    ["3,50 €, 1 €, 2,5 km, 5 %", "drei Euro fünfzig, ein Euro, zwei Komma fünf Kilometer, fünf Prozent"],
    ["um 15:30 Uhr, um 8 Uhr", "um fünfzehn Uhr dreißig, um acht Uhr"],
    ["z. B. Dr. Klein, d.h. er usw.", "zum Beispiel Doktor Klein, das heißt er und so weiter."],
    ["Heinrich VIII. sprach, Kapitel XIV", "Heinrich der achte sprach, Kapitel vierzehn"],
    ["„Grüß Gott“, −5 °C", "Grüß Gott, minus fünf Grad Celsius"],
  ],
  fr: [
    ["21 femmes, 80, 1 000", "vingt et une femmes, quatre-vingts, mille"],
    ["le 1er mai, la 2e fois, le XIXe siècle", "le premier mai, la deuxième fois, le dix-neuvième siècle"],
    ["3,50 €, 5 %", "trois euros cinquante, cinq pour cent"],
    ["à 15h30, à 1 h", "à quinze heures trente, à une heure"],
    ["M. Dupont et Mme Klein, etc.", "monsieur Dupont et madame Klein, et cetera."],
    ["Louis XIV. Me voici. « Oui », dit-il.", "Louis quatorze. Me voici. Oui, dit-il."],
  ],
  es: [
    ["21 libros, 200 casas, 21.000 hombres", "veintiún libros, doscientas casas, veintiún mil hombres"],
    ["la 1.ª vez, el 5 de mayo", "la primera vez, el cinco de mayo"],
    ["3,50 €, 5 %", "tres euros con cincuenta céntimos, cinco por ciento"],
    ["a las 15:30", "a las quince y treinta"],
    ["el Sr. Gómez, p. ej., etc.", "el señor Gómez, por ejemplo, etcétera."],
    ["Felipe II, siglo XX", "Felipe segundo, siglo veinte"],
  ],
  it: [
    ["21, 1 libro, 1 zia", "ventuno, un libro, una zia"],
    ["la 1ª volta, il XX secolo", "la prima volta, il ventesimo secolo"],
    ["3,50 €, 5 %", "tre euro e cinquanta centesimi, cinque per cento"],
    ["alle 15:30", "alle quindici e trenta"],
    ["il Sig. Rossi, ecc.", "il signor Rossi, eccetera."],
  ],
  pt: [
    ["2 casas, 21 homens", "duas casas, vinte e um homens"],
    ["a 1.ª vez, D. Pedro II, século XX", "a primeira vez, dom Pedro segundo, século vinte"],
    ["3,50 €, R$ 5, 5 %", "três euros e cinquenta cêntimos, cinco reais, cinco por cento"],
    ["às 15h30", "às quinze horas e trinta"],
    ["o Sr. Silva, etc.", "o senhor Silva, etcétera."],
  ],
};

for (const [language, table] of Object.entries(cases)) {
  describe(`spoken in ${language}`, () => {
    for (const [written, said] of table) {
      it(`says ${JSON.stringify(said)} for ${JSON.stringify(written)}`, () =>
        assert.equal(spoken(written, { language }).said, said));
    }
  });
}
