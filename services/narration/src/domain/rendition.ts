import { createHash } from "node:crypto";
import type { Settings } from "./voice.ts";

/** All that decides how a line sounds. */
export interface Rendition {
  readonly text: string;
  readonly language: string;
  readonly provider: string;
  /** The provider's version: the same request to the same version gives the same samples. */
  readonly version: string;
  readonly base: string;
  readonly settings: Settings;
}

/** SHA-256, in hex, of all that decides how a line sounds: equal hashes, equal audio. */
export function renditionHash({ text, language, provider, version, base, settings }: Rendition): string {
  const said = JSON.stringify([text, language, provider, version, base, settings.pitch, settings.rate]);
  return createHash("sha256").update(said).digest("hex");
}
