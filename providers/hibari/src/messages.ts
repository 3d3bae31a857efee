import type { Sound } from "@storytelling/phonemes";
import type { Manner, Speech } from "@storytelling/speech";

/** The sounds of a text, how to say them, and where the model's files are. */
export interface Ask {
  readonly text: string;
  readonly sounds: readonly Sound[];
  readonly manner: Manner;
  readonly pitch: number;
  readonly rate: number;
  readonly networkPath: string;
  readonly vocabularyPath: string;
}

/** `damaged` says what is wrong with the model's files. */
export type Reply = { readonly speech: Speech } | { readonly damaged: string };
