import type { WordTiming } from "@storytelling/media";
import type { Manner } from "@storytelling/speech";
import type { TokenWord } from "./pieces.ts";

/** What the program is asked: one piece of a text. */
export interface Ask {
  /** The path of the model's file. */
  readonly model: string;
  readonly tokens: readonly number[];
  readonly words: readonly TokenWord[];
  /** 256 numbers. */
  readonly style: Float32Array;
  /** Factors: 1 is the voice as it is. */
  readonly pitch: number;
  readonly rate: number;
  readonly manner: Manner;
}

/** Its answer: 24 kHz, without silence around the speech; or that the model's file is damaged. */
export type Reply = { pcm: Int16Array; words: WordTiming[] } | { damaged: string };
