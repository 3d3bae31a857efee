import { EMOTIONS, type Feeling, type Span } from "@storytelling/narrative";
import { z } from "zod";
import { round } from "./script.ts";

const share = z.number();

/** How many emotions a feeling has. */
export const emotionCount = EMOTIONS.length;

/** The feeling of a stretch of text: valence -1 to 1, arousal and each emotion 0 to 1. */
export const FeelingBody = z.object({
  valence: z.number(),
  arousal: z.number(),
  emotions: z.object({
    joy: share,
    trust: share,
    fear: share,
    surprise: share,
    sadness: share,
    disgust: share,
    anger: share,
    anticipation: share,
  }),
});
export type FeelingBody = z.infer<typeof FeelingBody>;

const calm = (): FeelingBody => ({
  valence: 0,
  arousal: 0,
  emotions: {
    joy: 0,
    trust: 0,
    fear: 0,
    surprise: 0,
    sadness: 0,
    disgust: 0,
    anger: 0,
    anticipation: 0,
  },
});

/** The mean feeling of stretches, weighted by their lengths. */
export function meanFeeling(stretches: readonly (Span & Feeling)[]): FeelingBody {
  const mean = calm();
  let weight = 0;
  for (const stretch of stretches) {
    const length = stretch.end - stretch.start;
    weight += length;
    mean.valence += stretch.valence * length;
    mean.arousal += stretch.arousal * length;
    for (const emotion of EMOTIONS) mean.emotions[emotion] += stretch.emotions[emotion] * length;
  }
  if (weight === 0) return mean;
  mean.valence = round(mean.valence / weight);
  mean.arousal = round(mean.arousal / weight);
  for (const emotion of EMOTIONS) mean.emotions[emotion] = round(mean.emotions[emotion] / weight);
  return mean;
}

/** The feeling of a sentence, by its place in the text. */
export const SentenceBody = z.object({
  index: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
  ...FeelingBody.shape,
});
export type SentenceBody = z.infer<typeof SentenceBody>;

/** Eight numbers, in the engine's order, as emotions by name. */
export function emotionsOf(numbers: readonly number[]): FeelingBody["emotions"] {
  const { emotions } = calm();
  EMOTIONS.forEach((emotion, i) => {
    emotions[emotion] = numbers[i] ?? 0;
  });
  return emotions;
}
