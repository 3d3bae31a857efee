// SPDX-License-Identifier: GPL-3.0-or-later

declare module "@echogarden/espeak-ng-emscripten" {
  export interface Event {
    type: string;
    text_position: number;
    word_length: number;
    audio_position: number;
    /** A sentence's or word's number, or a phoneme's name. */
    id: number | string | null;
  }
  export interface Synthesizer {
    set_voice(name: string): number;
    set_pitch(pitch: number): void;
    set_rate(wordsPerMinute: number): void;
    get_samplerate(): number;
    /** Phonemes end with `_`, words with a space, clauses with a new line. */
    synthesize_ipa(text: string): { ipa: string };
    synthesize(text: string, each: (samples: Int16Array, events: Event[]) => boolean): void;
  }
  export interface Instance {
    eSpeakNGWorker: new () => Synthesizer;
  }
  export default function load(): Promise<Instance>;
}
