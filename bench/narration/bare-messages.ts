/** What a network computes at once, ready to be computed. */
export type Work =
  | {
      readonly voice: "hibari";
      readonly path: string;
      readonly ids: readonly number[];
      readonly rate: number;
    }
  | {
      readonly voice: "kokoro";
      readonly path: string;
      readonly tokens: readonly number[];
      readonly style: Float32Array;
      readonly pitch: number;
      readonly speed: number;
    };
