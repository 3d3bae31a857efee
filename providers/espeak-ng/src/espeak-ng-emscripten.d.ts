// SPDX-License-Identifier: GPL-3.0-or-later

declare module "@echogarden/espeak-ng-emscripten" {
  export interface Event {
    type: string;
    text_position: number;
    word_length: number;
    audio_position: number;
  }
  export interface Synthesizer {
    set_voice(name: string): number;
    set_pitch(pitch: number): void;
    set_rate(wordsPerMinute: number): void;
    get_samplerate(): number;
    synthesize(text: string, each: (samples: Int16Array, events: Event[]) => boolean): void;
  }
  export interface Instance {
    eSpeakNGWorker: new () => Synthesizer;
  }
  export default function load(): Promise<Instance>;
}
