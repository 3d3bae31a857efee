import { createHash } from "node:crypto";
import type { Settings } from "./voice.ts";

/** Everything that decides how a line sounds. */
export interface Rendition {
  readonly text: string;
  readonly language: string;
  readonly provider: string;
  /** The provider's version. The same request to the same version returns the same samples. */
  readonly version: string;
  readonly base: string;
  readonly settings: Settings;
}

/** SHA-256, in hex, of everything that decides how a line sounds. Equal hashes mean equal audio. */
export function renditionHash({ text, language, provider, version, base, settings }: Rendition): string {
  const said = JSON.stringify([text, language, provider, version, base, settings.pitch, settings.rate]);
  return createHash("sha256").update(said).digest("hex");
}
