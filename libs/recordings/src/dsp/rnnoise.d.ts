declare module "@echogarden/rnnoise-wasm" {
  interface Rnnoise {
    readonly HEAPF32: Float32Array;
    _malloc(bytes: number): number;
    _rnnoise_create(model: number): number;
    /** Samples have the range of 16 bits. Answers how likely the frame has speech. */
    _rnnoise_process_frame(state: number, output: number, input: number): number;
  }
  export default function createRnnoise(): Promise<Rnnoise>;
}
