/** Words that count chapters, without accents and in small letters, with their numbers. */
const LISTS: readonly string[] = [
  // English
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
  // German
  "eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf",
  "erste zweite dritte vierte funfte sechste siebte achte neunte zehnte elfte zwolfte",
  "erster zweiter dritter vierter funfter sechster siebter achter neunter zehnter elfter zwolfter",
  "erstes zweites drittes viertes funftes sechstes siebtes achtes neuntes zehntes elftes zwolftes",
  // French
  "un deux trois quatre cinq six sept huit neuf dix onze douze",
  "premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme",
  "premiere seconde",
  // Spanish, Italian, Portuguese
  "uno dos tres cuatro cinco seis siete ocho nueve diez",
  "primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo",
  "primera segunda tercera cuarta quinta sexta septima octava novena decima",
  "uno due tre quattro cinque sei sette otto nove dieci",
  "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo",
  "prima seconda terza quarta quinta sesta settima ottava nona decima",
  "um dois tres quatro cinco seis sete oito nove dez",
  "primeiro segundo terceiro quarto quinto sexto setimo oitavo nono decimo",
  "primeira segunda terceira quarta quinta sexta setima oitava nona decima",
  // Dutch
  "een twee drie vier vijf zes zeven acht negen tien",
  "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende",
  // Russian
  "первая вторая третья четвертая пятая шестая седьмая восьмая девятая десятая",
  "один два три четыре пять шесть семь восемь девять десять",
];

const NUMBERS: Readonly<Record<string, number>> = Object.fromEntries(
  LISTS.flatMap((list) => list.split(" ").map((word, i) => [word, i + 1])),
);
const TENS: Readonly<Record<string, number>> = Object.fromEntries(
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, i) => [word, 10 * (i + 2)]),
);
const ROMAN = /^(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;
const DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

const roman = (word: string): number => {
  const values = [...word].map((letter) => DIGITS[letter] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
};

/** No book has 200 chapters with Roman numerals, but "mix" and "d" are words. */
const smallRoman = (word: string): number | null => {
  const value = roman(word);
  return value <= 200 ? value : null;
};

/** The number that a folded word writes, in digits, words or Roman numerals, or null. */
export const numberOf = (word: string): number | null => {
  if (/^\d{1,4}$/.test(word)) return Number(word);
  return TENS[word] ?? NUMBERS[word] ?? (word.length <= 12 && ROMAN.test(word) ? smallRoman(word) : null);
};

/** The ones that may follow a ten: 1 of "twenty one"; 0 for other words. */
export const onesAfter = (ten: string, next: string): number => {
  const ones = ten in TENS ? (NUMBERS[next] ?? 0) : 0;
  return ones < 10 ? ones : 0;
};

const HAN = "〇一二三四五六七八九";

/** The number that Chinese characters write: 23 of "二十三"; null for other characters. */
export const hanNumber = (text: string): number | null => {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  let total = 0;
  let digit = 0;
  for (const character of text.replaceAll("零", "〇")) {
    const place = { 十: 10, 百: 100, 千: 1000 }[character];
    const value = HAN.indexOf(character);
    if (place !== undefined) {
      total += (digit || 1) * place;
      digit = 0;
    } else if (value >= 0) digit = value;
    else return null;
  }
  return total + digit;
};
