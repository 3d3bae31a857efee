/** Sounds that people make without a vowel. A network would spell them. */
const SOUNDS: readonly (readonly [form: RegExp, phonemes: string])[] = [
  [/^s+h+$/i, "ʃʃ"],
  [/^h+m{2,}$/i, "hmm"],
  [/^m{3,}$/i, "mmm"],
  [/^p+s+t+$/i, "pst"],
  [/^p+f+t*$/i, "pft"],
  [/^t+s+k+$/i, "tsk"],
  [/^b+r{2,}$/i, "bɹɹ"],
  [/^g+r{2,}$/i, "ɡɹɹ"],
  [/^z{2,}$/i, "zzz"],
];

export const interjection = (word: string): string | undefined =>
  SOUNDS.find(([form]) => form.test(word))?.[1];

/** The words that a stretched one may be: "Nooo" is "no", "Weeell" is "well" and "heeey" "hey". Likeliest first. */
export function unstretched(word: string): string[] {
  if (!/(\p{L})\1{2}/iu.test(word) || /^(\p{L})\1*$/iu.test(word)) return [];
  return [word.replace(/(\p{L})\1{2,}/giu, "$1"), word.replace(/(\p{L})\1{2,}/giu, "$1$1")];
}
