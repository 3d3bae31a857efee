import type { RecordingLimits } from "../limits.ts";
import { Refused } from "../refused.ts";
import { type Container, sniff } from "../sniff.ts";
import type { Check, Decoded } from "./sound.ts";

const checkBy =
  (limits: RecordingLimits): Check =>
  ({ sampleRate, channels, seconds }) => {
    if (channels > limits.channels || sampleRate > limits.sampleRate)
      throw new Refused("audio-too-many-channels");
    if (seconds !== null && seconds > limits.minutes * 60) throw new Refused("audio-too-long");
  };

/** Only the decoder that is needed is loaded, since each recording has a new process. */
async function decodeBy(
  container: Container,
  bytes: Uint8Array,
  mostSeconds: number,
  check: Check,
): Promise<Decoded> {
  if (container === "webm") return (await import("./webm.ts")).decodeWebm(bytes, mostSeconds, check);
  if (container === "amr") return (await import("./amr.ts")).decodeAmr(bytes, check);
  if (container === "aac") return (await import("./aac.ts")).decodeAac(bytes, mostSeconds, check);
  if (container === "caf") return (await import("./caf.ts")).decodeCaf(bytes, mostSeconds, check);
  if (container === "mp4") return (await import("./mp4.ts")).decodeMp4(bytes, mostSeconds, check);
  return (await import("./ffmpeg.ts")).decodeByFfmpeg(bytes, container, mostSeconds, check);
}

/** Decodes a recording, whatever its name was. @throws Refused, or any error when it is damaged */
export async function decode(bytes: Uint8Array, limits: RecordingLimits): Promise<Decoded> {
  const container = sniff(bytes);
  if (container === null) throw new Refused("not-audio");
  const check = checkBy(limits);
  // A second more, so that a file which tells no length is seen to be too long.
  const mostSeconds = limits.minutes * 60 + 1;
  const decoded = await decodeBy(container, bytes, mostSeconds, check);
  const seconds = (decoded.samples[0]?.length ?? 0) / decoded.sampleRate;
  check({ ...decoded, seconds });
  return decoded;
}
