import type { SpeechService } from "@storytelling/speech";

/** Whether the neural voices can speak; `off` where the operator chose the quick voices. */
export type NeuralState =
  | { readonly state: "ready" | "off" }
  | { readonly state: "fetching"; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly state: "missing"; readonly reason: string };

/** Says which words the voices of a language read without a guess. */
export interface KnownWords {
  /** @throws Refusal `unavailable` while the lexicons are not there */
  known(words: readonly string[], british: boolean, signal?: AbortSignal): Promise<boolean[]>;
}

/** The voices of this installation. */
export interface Voices extends SpeechService {
  /** Missing where there are no lexicons. */
  readonly words?: KnownWords | undefined;
  /** The state of the neural voices; missing where there are none. */
  neural?(): NeuralState;
  /** Calls back whenever a provider became ready, so that the catalogue gains its voices. */
  onNewVoices?(listener: () => void): void;
}
