/** A phone in the audio, with its start and end in seconds. */
export interface Phone {
  name: string;
  from: number;
  to: number;
}

const BAND = 400;
const [MATCH, EXTRA, MISSING] = [0, 1, 2];

/**
 * Assigns every phone of the audio to one of the tokens with the `expected` phones. It uses the smallest edit distance
 * (Levenshtein, within a band around the diagonal). Returns the token's index for each phone.
 */
export function align(expected: string[][], heard: readonly Phone[]): number[] {
  const want = expected.flatMap((phones, token) => phones.map((name) => ({ name, token })));
  const rows = want.length + 1;
  const columns = heard.length + 1;
  if (rows === 1) return heard.map(() => 0);
  const reach = BAND + Math.abs(rows - columns);
  const width = 2 * reach + 1;
  const steps = new Uint8Array(rows * width);
  const centre = (row: number): number => Math.round((row * (columns - 1)) / (rows - 1));
  let before = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  let now = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < rows; row++) {
    now.fill(Number.POSITIVE_INFINITY);
    const from = Math.max(0, centre(row) - reach);
    const to = Math.min(columns - 1, centre(row) + reach);
    for (let column = from; column <= to; column++) {
      const same = row > 0 && column > 0 && want[row - 1]?.name === heard[column - 1]?.name;
      const match =
        row > 0 && column > 0 ? (before[column - 1] as number) + (same ? 0 : 1.2) : Number.POSITIVE_INFINITY;
      const extra = column > 0 ? (now[column - 1] as number) + 1 : Number.POSITIVE_INFINITY;
      const missing = row > 0 ? (before[column] as number) + 1 : Number.POSITIVE_INFINITY;
      const least = row + column === 0 ? 0 : Math.min(match, extra, missing);
      now[column] = least;
      steps[row * width + column - centre(row) + reach] =
        least === match ? MATCH : least === extra ? EXTRA : MISSING;
    }
    [before, now] = [now, before];
  }
  const owners = new Array<number>(heard.length).fill(0);
  let row = rows - 1;
  let column = columns - 1;
  while (column > 0) {
    const step = row === 0 ? EXTRA : steps[row * width + column - centre(row) + reach];
    if (step !== MISSING) owners[column - 1] = want[Math.max(0, row - 1)]?.token ?? 0;
    if (step !== MISSING) column--;
    if (step !== EXTRA) row--;
  }
  return owners;
}
