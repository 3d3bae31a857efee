import { afterId3 } from "../sniff.ts";
import { readAdts } from "./adts.ts";
import { decodeByFfmpeg } from "./ffmpeg.ts";
import type { Check, Decoded } from "./sound.ts";

/** Decodes AAC without a container. The stream tells no length, so its frames are counted. */
export async function decodeAac(bytes: Uint8Array, mostSeconds: number, check: Check): Promise<Decoded> {
  const { frames, seconds, cut } = readAdts(bytes, afterId3(bytes));
  const decoded = await decodeByFfmpeg(frames, "aac", mostSeconds, (declared) =>
    check({ ...declared, seconds }),
  );
  return { ...decoded, cut };
}
