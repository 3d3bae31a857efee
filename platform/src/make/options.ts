import { basename, extname } from "node:path";
import { parseArgs } from "node:util";
import { Wish } from "../exit.ts";

export const usage = `Makes an audiobook of a story.

  npm run make -- FILE [OPTIONS]

  FILE                  a story as .txt, .md, .docx, .epub or .html
  --out DIR             where to write NAME.mp3, NAME.vtt and NAME.json (default: out)
  --name NAME           the files' name (default: FILE's, without its ending)
  --title TITLE         the story's title (default: as the file says)
  --voice WHO=VOICE     a character's voice; WHO is a name, or narrator; may be repeated
  --quick               read by the voices that need no model: fast and plain
  --help                show this

Voices are listed at /narration/v1/voices of a running platform. The command uses the platform that
runs on this machine. If none runs, it starts one for as long as it needs.

Exit codes: 0 made; 64 wrong use; 65 the story was refused; 66 no such file; 69 the platform
cannot be reached; 70 something broke; 130 interrupted.
`;

export interface MakeOptions {
  readonly file: string;
  readonly out: string;
  readonly name: string;
  readonly title: string | undefined;
  /** Only voices that need no model. */
  readonly quick: boolean;
  /** The voice of each name, as given. */
  readonly voices: Readonly<Record<string, string>>;
}

/** @throws Wish with exit code 64 that says what is wrong with the command line */
export function readOptions(args: string[]): MakeOptions | "help" {
  const { values, positionals } = parse(args);
  if (values.help) return "help";
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new Wish(64, `Give one file.\n\n${usage}`);
  const voices = Object.fromEntries(
    (values.voice ?? []).map((choice) => {
      const at = choice.lastIndexOf("=");
      if (at < 1 || at === choice.length - 1)
        throw new Wish(64, `--voice takes WHO=VOICE, such as --voice "the wolf=flite-giant"; not ${choice}`);
      return [choice.slice(0, at).trim(), choice.slice(at + 1).trim()];
    }),
  );
  return {
    file,
    out: values.out,
    name: fileName(values.name ?? shortened(basename(file, extname(file)))),
    title: values.title,
    quick: values.quick ?? false,
    voices,
  };
}

/** A name stays under the 255 bytes of file systems with its extension and any suffix of a partial file. */
const LONGEST_NAME_BYTES = 200;

/** The beginning of a file's name, in whole characters, that is short enough for the names of the output. */
function shortened(name: string): string {
  let short = name;
  while (Buffer.byteLength(short) > LONGEST_NAME_BYTES) short = [...short].slice(0, -1).join("");
  return short.trimEnd();
}

/**
 * A file name that stays inside the output folder on every system.
 * @throws Wish with exit code 64
 */
function fileName(name: string): string {
  const inFolder = /^[^\p{Cc}/\\:]+$/u.test(name) && !/^[.]+$/.test(name);
  if (inFolder && Buffer.byteLength(name) <= LONGEST_NAME_BYTES) return name;
  throw new Wish(
    64,
    `The files cannot be called ${JSON.stringify(name)}. Give --name of at most 200 bytes, without / \\ : and control characters. Use --out for the folder.`,
  );
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: { type: "string", default: "out" },
        name: { type: "string" },
        title: { type: "string" },
        voice: { type: "string", multiple: true },
        quick: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new Wish(64, `${(error as Error).message}\n\n${usage}`);
  }
}
