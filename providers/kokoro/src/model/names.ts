/** The name of the model in the models' folder. */
export const MODEL = "kokoro/kokoro-v1.0.int8.onnx";

/** Samples a second of what the model makes. */
export const RATE = 24_000;

/** Samples in a frame, the unit of durations. */
export const FRAME = 600;
