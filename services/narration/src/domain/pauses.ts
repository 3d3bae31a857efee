import { mannerWords } from "./manner-words.ts";
import type { Line } from "./script.ts";

/** Pauses in ms, as a person reading aloud makes them. */
const PAUSES = {
  book: 1500,
  chapterEnd: 1800,
  heading: 1200,
  scene: 1000,
  paragraph: 700,
  turn: 450,
  sentence: 350,
  suspense: 300,
  clause: 180,
};

/** A paragraph of this many characters gets its usual pause, a shorter one less, and a longer one more. */
const USUAL_PARAGRAPH = 300;
/** Before what comes suddenly, and before the answer to a question, in ms more. */
const REVELATION = 250;
const ANSWER = 150;

/** What decides a pause beside the line and the one after it. */
export interface Around {
  readonly language?: string;
  /** How long the line's paragraph is so far, in characters. */
  readonly paragraph?: number;
}

/** The silence after a line, of which this was said, in ms. A line with no words is only this silence. */
export function pauseAfter(line: Line, said: string, next: Line | undefined, around: Around = {}): number {
  if (!next) return PAUSES.book;
  if (line.kind === "heading") return PAUSES.heading;
  if (next.kind === "heading") return PAUSES.chapterEnd;
  if (said === "") return /\S/.test(line.text) ? PAUSES.scene : 0;
  return Math.round(rest(line, said, next, around) * tempo(line)) + before(line, said, next, around);
}

function rest(line: Line, said: string, next: Line, { paragraph = USUAL_PARAGRAPH }: Around): number {
  if (line.paragraphEnd) {
    if (line.kind === "speech" && next.kind === "speech") return PAUSES.turn;
    return PAUSES.paragraph * Math.min(1.15, Math.max(0.85, Math.sqrt(paragraph / USUAL_PARAGRAPH)));
  }
  if (/[.!?…]\)?$/.test(said)) return PAUSES.sentence;
  return /[:—–]["”’»]?\s*$/.test(line.text) ? PAUSES.suspense : PAUSES.clause;
}

/** Excited people answer at once. After something sad there is time. */
function tempo({ kind, emotion: { arousal, valence } }: Line): number {
  if (kind !== "speech") return 1;
  return arousal > 0.7 ? 0.85 : arousal < 0.4 && valence < -0.4 ? 1.25 : 1;
}

function before(line: Line, said: string, next: Line, { language = "" }: Around): number {
  const asked = line.kind === "speech" && said.endsWith("?");
  const answer = asked && next.kind === "speech" && next.speaker !== line.speaker ? ANSWER : 0;
  const start = next.kind === "narration" ? next.text.trimStart().toLowerCase() : "";
  const sudden = mannerWords(language)?.sudden.some(
    (word) => start.startsWith(word) && !/^\p{L}/u.test(start.slice(word.length)),
  );
  return answer + (sudden ? REVELATION : 0);
}
