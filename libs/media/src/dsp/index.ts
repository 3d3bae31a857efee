export { level } from "./level.ts";
export { loudness } from "./loudness.ts";
export { resample, resampledLength } from "./resample.ts";
export { peak, toFloat, toInt16 } from "./samples.ts";
export { trim } from "./trim.ts";
