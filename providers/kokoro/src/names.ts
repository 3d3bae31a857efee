/**
 * Kokoro's voices for whose languages we can make phonemes. The first letter is the language, the second the gender.
 * Its Japanese and Chinese voices are left out: eSpeak NG's IPA for these is not what they were trained on.
 */
const NAMES = {
  a: "heart bella nicole aoede kore sarah alloy nova sky jessica river",
  A: "michael fenrir puck eric liam onyx echo santa adam",
  b: "emma isabella alice lily",
  B: "george fable lewis daniel",
  e: "dora",
  E: "alex santa",
  f: "siwis",
  h: "alpha beta",
  H: "omega psi",
  i: "sara",
  I: "nicola",
  p: "dora",
  P: "alex santa",
};

/** The names of the voices' files. */
export const kokoroNames: ReadonlySet<string> = new Set(
  Object.entries(NAMES).flatMap(([letter, names]) => {
    const prefix = letter.toLowerCase() + (letter === letter.toLowerCase() ? "f" : "m");
    return names.split(" ").map((name) => `${prefix}_${name}`);
  }),
);
