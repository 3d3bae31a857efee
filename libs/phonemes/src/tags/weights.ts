import type { TaggerData } from "../data.ts";

/** The weights in two arrays, since 80,000 small objects would take 40 MB more. */
export interface Weights {
  /** Adds the weights of a feature, one for each tag, to `scores`. */
  add(feature: string, scores: Float64Array): void;
}

export function packWeights({ tags, weights }: TaggerData): Weights {
  const number = new Map(tags.map((tag, index) => [tag, index]));
  const features = Object.entries(weights);
  const size = features.reduce((sum, [, byTag]) => sum + Object.keys(byTag).length, 0);
  const places = new Map<string, number>();
  const starts = new Uint32Array(features.length + 1);
  const tagOf = new Uint8Array(size);
  const weightOf = new Float64Array(size);
  let at = 0;
  for (const [feature, byTag] of features) {
    places.set(feature, places.size);
    for (const [tag, weight] of Object.entries(byTag)) {
      tagOf[at] = number.get(tag) ?? 0;
      weightOf[at] = weight;
      at += 1;
    }
    starts[places.size] = at;
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
