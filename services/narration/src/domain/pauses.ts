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
  clause: 180,
};

/** The silence after a line, of which this was said, in ms. A line with no words is only this silence. */
export function pauseAfter(line: Line, said: string, next: Line | undefined): number {
  if (!next) return PAUSES.book;
  if (line.kind === "heading") return PAUSES.heading;
  if (next.kind === "heading") return PAUSES.chapterEnd;
  if (said === "") return /\S/.test(line.text) ? PAUSES.scene : 0;
  if (line.paragraphEnd)
    return line.kind === "speech" && next.kind === "speech" ? PAUSES.turn : PAUSES.paragraph;
  return /[.!?…]\)?$/.test(said) ? PAUSES.sentence : PAUSES.clause;
}
