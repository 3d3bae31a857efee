import type { Manner } from "./manner-words.ts";
import { traitsOf } from "./provider-traits.ts";
import type { Settings } from "./voice.ts";

/** What can be wrong with a line's audio: by itself, or beside the other lines of its voice. */
export const LINE_FLAWS = [
  ...(["silent", "gap", "clipped", "offset", "cut-off", "too-short", "too-long"] as const),
  ...(["loudness-jump", "pitch-drift"] as const),
] as const;
export type LineFlaw = (typeof LINE_FLAWS)[number];

/** The check of a rendition that was accepted. */
export interface LineCheck {
  readonly flaws: readonly LineFlaw[];
  /** Whether the first attempt had flaws. */
  readonly rerendered: boolean;
  /** Whose audio it can be compared with. */
  readonly spokenBy: string;
  /** LUFS. */
  readonly loudness: number | null;
  /** The median in Hz. */
  readonly pitch: number | null;
}

/** Slower by this share, a network or a synthesiser gives other samples, and nobody hears a difference. */
const NUDGE = 0.03;

/** The request for a second attempt. The same one would give the same samples, unless the provider is hosted. */
export function secondRequest<R extends { readonly settings: Settings }>(provider: string, request: R): R {
  if (!traitsOf(provider).repeats) return request;
  const { pitch, rate } = request.settings;
  return { ...request, settings: { pitch, rate: rate > 0.52 ? rate * (1 - NUDGE) : rate * (1 + NUDGE) } };
}

/** Provider, base voice and manner: the audio of one sound. */
export const spokenBy = (
  provider: string,
  { base, manner = "plain" }: { readonly base: string; readonly manner?: Manner },
): string => `${provider}/${base}/${manner}`;
