import { CsvError, parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";

/** A row of a file, by its column's names in lower case, with its number as a spreadsheet shows it. */
export interface CsvRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** What is wrong with a file as a whole. */
export class CsvFault extends Error {}

/**
 * Reads a CSV file as spreadsheets write it: UTF-8, with commas, semicolons or tabs, and a first row with the columns'
 * names. @throws CsvFault
 */
export function readCsv(bytes: Uint8Array, mostRows: number): { columns: string[]; rows: CsvRow[] } {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new CsvFault("The file is not in UTF-8. Save it as CSV UTF-8.");
  }
  try {
    const records = parse(text, {
      bom: true,
      delimiter: [",", ";", "\t"],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 10_000,
      to: mostRows + 2,
      // With `info` each record comes with its line, which the types do not say.
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const [head, ...rest] = records;
    if (!head) throw new CsvFault("The file is empty.");
    if (rest.length > mostRows) throw new CsvFault(`The file has more than ${mostRows} rows. Split it.`);
    const columns = head.record.map((name) => name.toLowerCase());
    const rows = rest
      .filter(({ record }) => record.some((cell) => cell !== ""))
      .map(({ record, info }) => ({
        row: info.lines,
        cells: Object.fromEntries(columns.map((name, at) => [name, unescaped(record[at] ?? "")])),
      }));
    return { columns, rows };
  } catch (error) {
    if (error instanceof CsvError)
      throw new CsvFault(`The file is no CSV file near row ${String(error.lines ?? 1)}.`);
    throw error;
  }
}

/** A cell that `writeCsv` has escaped is read as it was. */
const unescaped = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, "");

/** Writes rows as CSV. Cells that a spreadsheet would take for formulas are escaped. */
export const writeCsv = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  stringify([[...columns], ...rows.map((row) => [...row])], { escape_formulas: true, bom: true });
