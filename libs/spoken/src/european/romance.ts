/** Masculine or feminine by the ending of the noun that follows, in Spanish, Italian and Portuguese. */
export const isFeminine = (noun: string): boolean =>
  /^(?!(?:días?|dias?|problemas?|mapas?|poemas?)$)\p{Ll}{2,}as?$/u.test(noun) &&
  !/^(?:para|hasta|contra|cada|para|era|estaba|ha|la|a|nada)$/.test(noun);

const SMALL_WORDS =
  /^(?:de|do|da|dei|del|y|e|o|a|al|em|en|in|con|com|che|que|per|por|para|el|la|los|las|il|os|as|no|se|di)$/;

/** Whether a word may be the noun that a number counts. */
export const isNoun = (word: string): boolean => /^\p{Ll}{3,}/u.test(word) && !SMALL_WORDS.test(word);
