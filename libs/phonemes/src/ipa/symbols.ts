/** Signs that are the same in both accents, in canonical decomposition. Sounds that English lacks get its nearest. */
const COMMON = `
p p  b b  t t  d d  k k  f f  v v  θ θ  ð ð  s s  z z  ʃ ʃ  ʒ ʒ  h h  m m  n n  ŋ ŋ  l l  w w  j j  ɪ ɪ  ɛ ɛ  ʊ ʊ  ʌ ʌ
ə ə  ɐ ɐ  ᵊ ᵊ  g ɡ  ɡ ɡ  r ɹ  ɹ ɹ  ɻ ɹ  ʁ ɹ  ʀ ɹ  ɽ ɹ  ʔ t  ɫ l  ɭ l  ɬ l  ɮ l  ʍ w  ʋ v  ɥ w  ɰ w
tʃ ʧ  ʧ ʧ  dʒ ʤ  ʤ ʤ  ʦ ts  ʣ dz  tɕ ʧ  ʨ ʧ  dʑ ʤ  ʥ ʤ  ʈʂ ʧ  ɖʐ ʤ
x k  χ k  ç h  ħ h  ɦ h  ʜ h  ɣ ɡ  β v  ɸ f  ɱ m  ɲ nj  ɳ n  ɴ ŋ  ʎ lj  c k  ɟ ɡ  q k  ɢ ɡ  ʈ t  ɖ d  ʂ ʃ  ʐ ʒ  ɕ ʃ  ʑ ʒ  ʝ j
eɪ A  ei A  aɪ I  ai I  ɑɪ I  aʊ W  au W  ɑʊ W  ɔɪ Y  ɔi Y  oɪ Y  oi Y  ɔʏ Y  ɛɪ A  æɪ A  æʊ W  e ɛ  ɤ ʌ  ɘ ə
n̩ ᵊn  l̩ ᵊl  ɫ̩ ᵊl  m̩ ᵊm  ŋ̍ ᵊŋ  ŋ̩ ᵊŋ  ᵊn ᵊn  ᵊl ᵊl`;

const AMERICAN = `
ɾ T  i i  iː i  u u  uː u  æ æ  æː æ  a ɑ  aː ɑ  ɑ ɑ  ɑː ɑ  ɒ ɑ  ɒː ɔ  ɔ ɔ  ɔː ɔ  o O  oː O  oʊ O  ou O  əʊ O  əu O  ɵ ə
ɛː ɛ  eː A  ɛə ɛɹ  eə ɛɹ  ɛər ɛɹ  ɛəɹ ɛɹ  eər ɛɹ  eəɹ ɛɹ  ɪə ɪɹ  iə iə  ɪər ɪɹ  ɪəɹ ɪɹ  ʊə ʊɹ  ʊər ʊɹ  ʊəɹ ʊɹ
ɜ ɜɹ  ɜː ɜɹ  ɜr ɜɹ  ɜɹ ɜɹ  ɜːr ɜɹ  ɜːɹ ɜɹ  ɝ ɜɹ  ɝː ɜɹ  ɝr ɜɹ  ɝɹ ɜɹ  ɝːr ɜɹ  ɝːɹ ɜɹ  ɚ əɹ  ɚr əɹ  ɚɹ əɹ  ə˞ əɹ  ɜ˞ ɜɹ  ɜ˞ː ɜɹ  r̩ əɹ  ɹ̩ əɹ
ø ɜɹ  øː ɜɹ  œ ɜɹ  œː ɜɹ  ɞ ɜɹ  y u  yː u  ʏ ʊ  ʉ u  ʉː u  ɯ u  ɯː u  ɨ ᵻ  ᵻ ᵻ  ɶ æ`;

const BRITISH = `
ɾ t  i i  iː iː  u uː  uː uː  æ a  æː a  a a  aː ɑː  ɑ ɑː  ɑː ɑː  ɒ ɒ  ɒː ɔː  ɔ ɒ  ɔː ɔː  o Q  oː ɔː  oʊ Q  ou Q  əʊ Q  əu Q
ɵ ə  ɛː ɛː  eː A  ɛə ɛː  eə ɛː  ɛər ɛːɹ  ɛəɹ ɛːɹ  eər ɛːɹ  eəɹ ɛːɹ  ɪə ɪə  iə iə  ʊə ʊə
ɜ ɜː  ɜː ɜː  ɝ ɜː  ɝː ɜː  ɚ ə  ə˞ ə  ɜ˞ ɜː  ɜ˞ː ɜː  r̩ ə  ɹ̩ ə
ø ɜː  øː ɜː  œ ɜː  œː ɜː  ɞ ɜː  y uː  yː uː  ʏ ʊ  ʉ uː  ʉː uː  ɯ uː  ɯː uː  ɨ ɪ  ᵻ ɪ  ɶ a`;

const table = (...lists: string[]): ReadonlyMap<string, string> =>
  new Map(
    lists
      .join(" ")
      .trim()
      .split(/\s+/)
      .reduce<[string, string][]>((pairs, sign, at, signs) => {
        if (at % 2 === 0) pairs.push([sign.normalize("NFD"), signs[at + 1] ?? ""]);
        return pairs;
      }, []),
  );

const american = table(COMMON, AMERICAN);
const british = table(COMMON, BRITISH);

/** IPA, in canonical decomposition, to Kokoro's signs. */
export const symbolsOf = (isBritish: boolean): ReadonlyMap<string, string> =>
  isBritish ? british : american;

/** The longest key of a table, in UTF-16 units. */
export const LONGEST_SYMBOL = 4;
