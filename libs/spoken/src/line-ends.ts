import { rule } from "./rule.ts";

/** First and second parts of words that keep their hyphen; any other word was cut at the line's end. */
const FIRSTS =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|well|ill|self|ex|non|anti|pre|post|semi|so|old|new|high|low|long|short|far|hard|soft|left|right|full|broad|great|all|ever|good|bad|first|second|third|last|part|father|mother|brother|sister|son|daughter|jack|man|merry|blue|red|green|black|white|dark|light|open|fair|co)$/i;
const SECONDS =
  /^(?:sided|eyed|haired|handed|hearted|minded|known|made|like|year|old|law|in|by|to|up|down|out|off|of|the|and|born|bred|fashioned|looking|faced|legged|headed|called|worn|goer|round|day|time|room|two|three|four|five|six|seven|eight|nine|one)$/i;

/** A hyphen at a line's end: "recog-\nnise" is one word, "one-\nsided" two. */
export const lineEnd = rule(
  /(\p{L}{1,30})[-‐]\s?\n\s?(\p{Ll}{1,30})/u,
  ([, first = "", second = ""], { text, at }) =>
    FIRSTS.test(first) || SECONDS.test(second) || /[-‐]/.test(text.charAt(at - 1))
      ? `${first}-${second}`
      : first + second,
);
