const ONES = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
  "eighteen nineteen"
).split(" ");
const TENS = ",,twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety".split(",");
const DIGITS = /^(-?)(\d[\d,]*)((?:\.\d+)*)('?s)?$/;

const below100 = (value: number): string[] => {
  if (value < 20) return [ONES[value] ?? ""];
  return [TENS[Math.floor(value / 10)] ?? "", ...(value % 10 ? [ONES[value % 10] ?? ""] : [])];
};

function whole(digits: string): string[] {
  const value = Number(digits);
  if (digits.length > 4 || (digits.length > 1 && digits.startsWith("0")))
    return Array.from(digits, (digit) => ONES[Number(digit)] ?? "");
  if (value < 100) return below100(value);
  const [high, low] = [Math.floor(value / 100), value % 100];
  const rest = low ? below100(low) : [];
  if (high < 10) return [ONES[high] ?? "", "hundred", ...rest];
  if (high % 10 === 0) return [ONES[high / 10] ?? "", "thousand", ...rest];
  return [...below100(high), ...(low ? [...(low < 10 ? ["oh"] : []), ...rest] : ["hundred"])];
}

/**
 * The words for digits that the spoken form of a text has left: up to 4 as a year or a number, more one by one.
 * `plural` for "90s". Undefined for a text that is no number.
 */
export function digitWords(text: string): { words: string[]; plural: boolean } | undefined {
  const [, minus, integer, decimals = "", plural] = DIGITS.exec(text) ?? [];
  if (integer === undefined) return undefined;
  const fraction = Array.from(decimals, (sign) => (sign === "." ? "point" : (ONES[Number(sign)] ?? "")));
  const words = [...(minus ? ["minus"] : []), ...whole(integer.replaceAll(",", "")), ...fraction];
  return { words, plural: plural !== undefined };
}
