import { createHash } from "node:crypto";
import type { Pronounced } from "@storytelling/spoken";
import type { Manner } from "./manner-words.ts";
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
  readonly manner?: Manner;
  readonly pronounced?: readonly Pronounced[];
}

/**
 * SHA-256, in hex, of everything that decides how a line sounds. Equal hashes mean equal audio. What is missing leaves
 * no trace, so that the audio of older releases stays valid.
 */
export function renditionHash(rendition: Rendition): string {
  const { text, language, provider, version, base, settings, manner = "plain", pronounced = [] } = rendition;
  const sounds = pronounced.map(({ start, end, ipa }) => [start, end, ipa]);
  const said = [
    ...[text, language, provider, version, base, settings.pitch, settings.rate],
    ...(sounds.length > 0 ? [{ sounds }] : []),
    ...(manner === "plain" ? [] : [{ manner }]),
  ];
  return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}
