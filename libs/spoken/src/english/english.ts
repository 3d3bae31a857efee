import { lineEnd } from "../line-ends.ts";
import type { LanguageReading } from "../rule.ts";
import { abbreviations } from "./abbreviations.ts";
import { addresses } from "./addresses.ts";
import { capitalWords } from "./capitals.ts";
import { dayDates, monthDates } from "./dates.ts";
import { fractionSigns, fractionsByNumber } from "./fractions.ts";
import { initials } from "./initials.ts";
import { moneyByNumber, moneyBySign, moneyByWord } from "./money.ts";
import { codes, operators, plainNumbers } from "./numerals.ts";
import { commonWord, plainWord } from "./plain-word.ts";
import { chapterFile, romanNumerals } from "./roman-numerals.ts";
import { signs } from "./signs.ts";
import { sounds } from "./sounds.ts";
import { stutter } from "./stutters.ts";
import { times } from "./times.ts";
import { measures } from "./units.ts";
import { genitive, shortYear, years } from "./years.ts";

/** English. In each list the first rule that matches is used, so the narrow rules come first. */
export const english: LanguageReading = {
  words: [
    commonWord,
    ...addresses,
    stutter,
    ...monthDates,
    ...moneyByWord,
    ...abbreviations,
    ...initials,
    chapterFile,
    romanNumerals,
    lineEnd,
    sounds,
    capitalWords,
  ],
  numbers: [
    ...addresses,
    ...dayDates,
    ...times,
    ...codes,
    ...moneyByNumber,
    ...fractionsByNumber,
    ...measures,
    ...years,
    ...plainNumbers,
  ],
  symbols: [...moneyBySign, shortYear, genitive, ...fractionSigns, ...operators, ...signs],
  plain: plainWord,
};
