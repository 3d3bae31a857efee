import type { Manner } from "@storytelling/speech";
import { BINS } from "./frames.ts";

/** What a manner changes: factors on the pitch and, for each frequency, on the harmonics; whether the voice is breath. */
export interface Delivery {
  readonly pitch: number;
  readonly harmonics: Float64Array;
  readonly breath: boolean;
}

const HZ_PER_BIN = 20;
const byHz = (factor: (hz: number) => number): Float64Array =>
  Float64Array.from({ length: BINS }, (_, bin) => factor(bin * HZ_PER_BIN));

/**
 * A whisper has no pulses: noise takes the harmonics' place, weaker below 300 Hz, since the open glottis damps the first
 * formant. A shout is higher, and its harmonics fall less towards high frequencies, by at most 6 dB. Of six whispers and
 * three shouts that were tried, Whisper tiny.en understood these best, with the best DistillMOS.
 */
const DELIVERIES: Readonly<Record<Manner, Delivery>> = {
  plain: { pitch: 1, harmonics: byHz(() => 1), breath: false },
  whisper: {
    pitch: 1,
    harmonics: byHz((hz) => ((0.1 * hz) / (hz + 300)) * Math.min(1, Math.sqrt(1500 / hz))),
    breath: true,
  },
  shout: { pitch: 1.06, harmonics: byHz((hz) => Math.min(2, Math.max(1, hz / 500) ** 0.6)), breath: false },
};

export const deliveryOf = (manner: Manner): Delivery => DELIVERIES[manner];
