/** Runs of Kokoro's symbols from a number on, as its published vocabulary (114 symbols) has them. */
const RUNS: readonly (readonly [first: number, symbols: string])[] = [
  [1, ";:,.!?"],
  [9, '—…"()“” \u0303ʣʥʦʨᵝꭧAI'],
  [31, "O"],
  [33, "Q"],
  [35, "ST"],
  [39, "W"],
  [41, "Yᵊabcdef"],
  [50, "hijklmnopqrstuvwxyzɑɐɒæ"],
  [75, "βɔɕç"],
  [80, "ɖðʤə"],
  [85, "ɚɛɜ"],
  [90, "ɟ"],
  [92, "ɡ"],
  [99, "ɥ"],
  [101, "ɨɪʝ"],
  [110, "ɯɰŋɳɲɴø"],
  [118, "ɸθœ"],
  [123, "ɹ"],
  [125, "ɾɻ"],
  [128, "ʁɽʂʃʈʧ"],
  [135, "ʊʋ"],
  [138, "ʌɣɤ"],
  [142, "χʎ"],
  [147, "ʒʔ"],
  [156, "ˈˌː"],
  [162, "ʰ"],
  [164, "ʲ"],
  [169, "↓"],
  [171, "→↗↘"],
  [177, "ᵻ"],
];

const NUMBERS: ReadonlyMap<string, number> = new Map(
  RUNS.flatMap(([first, symbols]) => [...symbols].map((symbol, i) => [symbol, first + i] as const)),
);

/** The number that stands before and after each text. */
export const PAD = 0;

/** The number of the space between words. */
export const SPACE = 16;

/** The last number of a mark that is not a sound; later ones are sounds, stresses and lengths. */
const LAST_MARK = 16;

/** The numbers of the symbols; what the network does not know is left out. */
export const numbersOf = (phonemes: string): number[] =>
  [...phonemes].flatMap((symbol) => NUMBERS.get(symbol) ?? []);

/** Whether some of the numbers are sounds, and not all of them marks. */
export const hasSound = (numbers: readonly number[]): boolean => numbers.some((number) => number > LAST_MARK);
