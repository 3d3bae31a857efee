import type { TaggerData } from "../data.ts";

/** The weights in two arrays, since 80,000 small objects would take 40 MB more. */
export interface Weights {
  /** Adds the weights of a feature, one for each tag, to `scores`. */
  add(feature: string, scores: Float64Array): void;
}

export function packWeights({ tags, weights }: TaggerData): Weights {
  const number = new Map(tags.map((tag, index) => [tag, index]));
  const features = Object.keys(weights);
  const places = new Map(features.map((feature, place) => [feature, place]));
  const starts = new Uint32Array(features.length + 1);
  const tagOf: number[] = [];
  const weightOf: number[] = [];
  for (const [place, feature] of features.entries()) {
    const byTag = weights[feature] ?? {};
    for (const tag in byTag) {
      tagOf.push(number.get(tag) ?? 0);
      weightOf.push(byTag[tag] ?? 0);
    }
    starts[place + 1] = tagOf.length;
  }
  return {
    add(feature, scores) {
      const place = places.get(feature);
      if (place === undefined) return;
      const end = starts[place + 1] ?? 0;
      for (let index = starts[place] ?? 0; index < end; index += 1) {
        const tag = tagOf[index] ?? 0;
        scores[tag] = (scores[tag] ?? 0) + (weightOf[index] ?? 0);
      }
    },
  };
}
