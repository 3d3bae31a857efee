import type { Sound, Tagged } from "@storytelling/phonemes";
import type { PhonemizerRequest } from "./phonemizer.ts";

/** A question to the program. `files` has the absolute path of each file of the data, by its name. */
export interface Ask {
  readonly files: Readonly<Record<string, string>>;
  readonly question:
    | { readonly kind: "sounds"; readonly request: PhonemizerRequest }
    | { readonly kind: "known"; readonly words: readonly string[]; readonly british: boolean }
    | { readonly kind: "tags"; readonly text: string };
}

/** The program's answer: the one that the question's kind asks for, or which file is damaged. */
export interface Reply {
  readonly sounds?: Sound[];
  readonly known?: boolean[];
  readonly tags?: Tagged[];
  readonly damaged?: string;
}
