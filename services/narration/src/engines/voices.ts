import type { SpeechService } from "@storytelling/speech";
import type { Tagged } from "@storytelling/spoken";

/** Whether the neural voices can speak; `off` where the operator chose the quick voices. */
export type NeuralState =
  | { readonly state: "ready" | "off" }
  | { readonly state: "fetching"; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly state: "missing"; readonly reason: string };

/** What the lexicons and the tagger know of English words. Both throw the Refusal `unavailable` while they are not there. */
export interface KnownWords {
  /** For each word, whether the voices read it without a guess. */
  known(words: readonly string[], british: boolean, signal?: AbortSignal): Promise<boolean[]>;
  /** The part of speech of each word of a text of at most 10,000 characters, in order. */
  tags(text: string, signal?: AbortSignal): Promise<readonly Tagged[]>;
}

/** The voices of this installation. */
export interface Voices extends SpeechService {
  /** Missing where there are no lexicons. */
  readonly words?: KnownWords | undefined;
  /** The state of the neural voices; missing where there are none. */
  neural?(): NeuralState;
  /** The languages that they speak, two or three letters each. */
  readonly neuralLanguages?: ReadonlySet<string>;
  /** Calls back whenever a provider became ready, so that the catalogue gains its voices. */
  onNewVoices?(listener: () => void): void;
}
