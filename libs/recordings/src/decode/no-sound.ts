import type { Input } from "mediabunny";
import { Refused } from "../refused.ts";

/** Why a file has no track of sound: it is a film without sound, or it is damaged. */
export async function noSound(input: Input): Promise<Refused> {
  const tracks = await input.getTracks();
  return new Refused(tracks.length > 0 ? "not-audio" : "audio-damaged");
}
