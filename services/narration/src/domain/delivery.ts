import type { Manner, Told } from "./manner-words.ts";
import { traitsOf } from "./provider-traits.ts";
import type { Line } from "./script.ts";
import type { Settings, Voice } from "./voice.ts";

const RESTING_AROUSAL = 0.3;
const RATE_SPAN = 0.08;
/** Settings are rounded to this step, so that a small change of a feeling needs no new audio. */
const STEP = 0.02;
/** A gain is rounded to this step, and is within these bounds: no line is lost, and none makes a listener start. */
const GAIN = { step: 0.5, least: -6, most: 3, feeling: 1.5 };

/** How a line is spoken. */
export interface Delivery {
  readonly settings: Settings;
  readonly manner: Manner;
  /** How much louder than other lines it is in the audiobook, in dB; negative is quieter. */
  readonly gainDb: number;
}

/** What the text tells changes rate (as a share) and gain (in dB). A whisper is slow, so that it stays clear. */
const TELLING: Readonly<Record<Told, { readonly rate: number; readonly gainDb: number }>> = {
  whisper: { rate: -0.06, gainDb: -5 },
  soft: { rate: -0.02, gainDb: -2 },
  plain: { rate: 0, gainDb: 0 },
  loud: { rate: 0, gainDb: 1 },
  shout: { rate: 0.02, gainDb: 2.5 },
};

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const stepped = (value: number, step: number): number => Math.round(value / step) * step;
const factor = (value: number): number => Math.round(within(value, 0.5, 2) * 1000) / 1000;

/**
 * The delivery of one line. Excited speech is a little faster, higher and louder, dejected speech slower, lower and
 * quieter: by at most 8 % in rate, the provider's span in pitch, and 1.5 dB. What the text tells adds to that, within
 * the same bounds of rate and from -6 to 3 dB. Narration does not vary.
 */
export function deliveryOf(
  line: Line,
  { provider, settings }: Pick<Voice, "provider" | "settings">,
  told: Told = "plain",
): Delivery {
  if (line.kind !== "speech") return delivery(settings, 0, 0, "plain", 0);
  const { pitchSpan, manners } = traitsOf(provider);
  const { arousal, valence } = line.emotion;
  const stir = arousal - RESTING_AROUSAL;
  const telling = TELLING[told];
  const rate = stepped(within(0.12 * stir + 0.02 * valence + telling.rate, -RATE_SPAN, RATE_SPAN), STEP);
  const pitch = stepped(within(0.07 * stir + 0.04 * valence, -pitchSpan, pitchSpan), STEP);
  const felt = within(2.5 * stir + 0.5 * valence, -GAIN.feeling, GAIN.feeling);
  const gainDb = within(stepped(felt + telling.gainDb, GAIN.step), GAIN.least, GAIN.most);
  const manner = manners && (told === "whisper" || told === "shout") ? told : "plain";
  return delivery(settings, pitch, rate, manner, gainDb);
}

const delivery = (
  voice: Settings,
  pitch: number,
  rate: number,
  manner: Manner,
  gainDb: number,
): Delivery => ({
  settings: { pitch: factor(voice.pitch * (1 + pitch)), rate: factor(voice.rate * (1 + rate)) },
  manner,
  // Without negative zero.
  gainDb: gainDb + 0,
});
