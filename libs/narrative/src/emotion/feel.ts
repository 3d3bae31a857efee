import { EMOTIONS, type Emotion, type Feeling } from "../analysis.ts";
import { AROUSING, EMOTION_WORDS } from "../data/emotion-words.ts";
import type { Word } from "../text/words.ts";
import { valences } from "./valence.ts";

const blank = (): Record<Emotion, number> => ({
  joy: 0,
  trust: 0,
  fear: 0,
  surprise: 0,
  sadness: 0,
  disgust: 0,
  anger: 0,
  anticipation: 0,
});

/** Rounds to three decimal places. */
export const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The feeling of a neutral stretch. */
export const calm = (): Feeling => ({ valence: 0, arousal: 0, emotions: blank() });

/** The feeling of a stretch of words. `marks` is its text, whose exclamation marks add arousal. */
export const feel = (words: readonly Word[], marks: string): Feeling => {
  const found = valences(words);
  const sum = found.reduce((a, b) => a + b, 0);
  const magnitude = found.reduce((a, b) => a + Math.abs(b), 0);
  const emotions = blank();
  let stir = 0;
  for (const { low } of words) {
    const emotion = EMOTION_WORDS.get(low) as Emotion | undefined;
    if (emotion) emotions[emotion]++;
    stir += Number(AROUSING.get(low) ?? 0);
  }
  const cries = Math.min(3, marks.split("!").length - 1);
  const total = Math.max(2, ...EMOTIONS.map((name) => emotions[name]));
  for (const name of EMOTIONS) emotions[name] = round(emotions[name] / total);
  const arousal = 0.5 * Math.tanh(magnitude / 6) + 0.12 * stir + 0.1 * cries;
  return {
    valence: round(sum / Math.sqrt(sum * sum + 40)),
    arousal: round(Math.min(1, Math.max(0, 0.15 + arousal))),
    emotions,
  };
};
