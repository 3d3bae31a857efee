import { rule, wordAfter, wordBefore } from "../rule.ts";

const SPELLED = new Set(
  "AA AC AD AI AKA ATM BA BBC BC BCE CBS CD CE CEO CIA CID CNN DC DIY DJ DNA DVD EU FAQ FBI GI GP GPS HIV HIV HQ HR ID IOU IQ IRA IRS KGB LA LCD LED LSD MD MI MP MTV NBC NCO NHS NSA NY NYC OJ PC PE PHD PM POW PR PS PTA QC RAF RIP RN RNA RSVP RV SOS SUV TB TLC TNT TV UFO UK UN USA USB USSR UV VCR VIP WC WW".split(
    " ",
  ),
);
/** Words that are no letters, though they are short and all in capitals. */
const SHORT_WORDS = new Set(
  "AH ALL AM AN AND ANY ARE AS AT BAD BE BIG BOY BUT BY CAN CUT DAD DAY DEAD DID DO EAT END FAR FEW FOR FUN GET GO GOD GOT GUN HAD HAS HE HEY HER HIM HIS HIT HOT HOW IF IN IS IT ITS JOY LET LIE LOW MAD MAN MAY ME MEN MOM MUM MY NEW NO NOR NOT NOW OF OFF OH OLD ON ONE OR OUR OUT OW OWN PAY PUT RAN RED RUN SAD SAW SAY SEA SEE SHE SIR SIT SIX SO SON SUN TEN THE TOO TRY TWO UP WAR WAS WAY WE WHO WHY WIN WON YES YET YOU".split(
    " ",
  ),
);
const capitals = /^\p{Lu}{2,}$/u;

/** Words in capitals: shouting is said as words, a short name of letters by its letters. */
export const capitalWords = rule(/\p{Lu}{2,60}(?:['’]\p{Lu}{1,10})?(?!\p{L})/u, ([written], { text, at }) => {
  const small = written.toLowerCase().replace("’", "'");
  if (SPELLED.has(written)) return [...written].join(" ");
  const neighbours = [wordBefore(text, at), wordAfter(text, at + written.length)];
  const shouted = neighbours.some((word) => capitals.test(word) && !SPELLED.has(word));
  const vowel = /[AEIOUY]/.test(written.normalize("NFD"));
  if (SHORT_WORDS.has(written) || written.includes("'") || written.includes("’")) return small;
  if (written === "OK") return "okay";
  if (vowel && (shouted || written.length > 3)) return small;
  if (shouted && written.length > 5) return small;
  return written.length <= 5 && /^[A-Z]+$/.test(written) ? [...written].join(" ") : small;
});
