import { BufferSource, EncodedPacketSink, Input, MP4, QTFF } from "mediabunny";
import { Refused } from "../refused.ts";
import { AMR_HEADS, decodeAmr } from "./amr.ts";
import { decodeByFfmpeg } from "./ffmpeg.ts";
import { noSound } from "./no-sound.ts";
import type { Check, Decoded } from "./sound.ts";

/** The AMR of a 3GP file as a file of its own; null when the sound is in another codec. */
async function amrOf(bytes: Uint8Array): Promise<Uint8Array | null> {
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4, QTFF] });
  const track = await input.getPrimaryAudioTrack();
  const head = AMR_HEADS[String(track?.internalCodecId)];
  if (!track) throw await noSound(input);
  if (!head) return null;
  const parts = [Buffer.from(head, "latin1")];
  for await (const { data } of new EncodedPacketSink(track).packets()) parts.push(Buffer.from(data));
  return Buffer.concat(parts);
}

/** Decodes MP4, M4A, MOV and 3GP: AAC by FFmpeg, and AMR, which older Android phones record. */
export async function decodeMp4(bytes: Uint8Array, mostSeconds: number, check: Check): Promise<Decoded> {
  try {
    return await decodeByFfmpeg(bytes, "mp4", mostSeconds, check);
  } catch (error) {
    if (error instanceof Refused) throw error;
    const amr = await amrOf(bytes);
    if (!amr) throw new Refused("audio-unsupported");
    return decodeAmr(amr, check);
  }
}
