/**
 * Which lines of a recording synthetic voices read. The EU's AI Act (Article 50) asks that this is marked in a form that
 * programs can read, and told to people.
 */
export interface SyntheticLabel {
  /** `all`, `none`, or the numbers of lines, from 0, as ranges: `0-4,7`. */
  readonly lines: string;
  /** The synthetic voices, with the program that makes each. */
  readonly voices: readonly { readonly name: string; readonly provider: string }[];
  /** The same for people, in the recording's language. */
  readonly notice: string;
}

/** IPTC's terms for the source of digital media, https://cv.iptc.org/newscodes/digitalsourcetype/. */
const SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/** The label as names and values for programs. */
export function labelFields({ lines, voices }: SyntheticLabel): [name: string, value: string][] {
  const type = lines === "all" ? "trainedAlgorithmicMedia" : "compositeWithTrainedAlgorithmicMedia";
  const names = voices.map(({ name, provider }) => `${name} (${provider})`).join("; ");
  const fields: [string, string][] = [["synthetic-lines", lines]];
  if (lines !== "none") fields.push(["digital-source-type", `${SOURCE_TYPES}${type}`]);
  if (names !== "") fields.push(["synthetic-voices", names]);
  return fields;
}
