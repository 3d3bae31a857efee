import { labelFields, type SyntheticLabel } from "./label.ts";

/** One cue of a caption file; times are in ms, and `voice` is the speaker's name. */
export interface Cue {
  id?: string;
  startMs: number;
  endMs: number;
  voice?: string;
  text: string;
  /** Whether a synthetic voice speaks it: its voice span then has the class `synthetic`. */
  synthetic?: boolean;
}

const two = (value: number): string => String(value).padStart(2, "0");

function clock(ms: number): string {
  const hours = two(Math.floor(ms / 3_600_000));
  const minutes = two(Math.floor(ms / 60_000) % 60);
  const seconds = two(Math.floor(ms / 1000) % 60);
  return `${hours}:${minutes}:${seconds}.${String(ms % 1000).padStart(3, "0")}`;
}

/** Escapes text: no markup remains, and no blank line. */
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll("\0", "\ufffd")
    .replace(/\s*[\r\n\u0085\u2028\u2029]\s*/g, "\n")
    .trim()
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

const oneLine = (text: string): string => escapeText(text).replace(/\s+/g, " ");

/** A comment at the top of the file. An arrow would make a cue of it. */
function note(label: SyntheticLabel): string {
  const fields = labelFields(label).map(([name, value]) => `${name}: ${value}`);
  return ["NOTE", ...[label.notice, ...fields].map(oneLine)].join("\n").replaceAll("--&gt;", "→");
}

/**
 * Cues, in order of their start, as a WebVTT file (W3C) with a voice span for each speaker. Times are rounded to whole
 * ms. An end is at least 1 ms after its start. A cue without text is left out. A label becomes a comment at the top.
 */
export function webVtt(cues: Iterable<Cue>, label?: SyntheticLabel): string {
  const blocks = Array.from(cues, ({ id, startMs, endMs, voice, text, synthetic }) => {
    const body = escapeText(text);
    if (body === "") return "";
    const start = Math.max(0, Math.round(startMs));
    const end = Math.max(start + 1, Math.round(endMs));
    const name = oneLine(voice ?? "");
    const label = oneLine(id ?? "");
    return [
      ...(label === "" ? [] : [label]),
      `${clock(start)} --> ${clock(end)}`,
      name === "" ? body : `<v${synthetic ? ".synthetic" : ""} ${name}>${body}</v>`,
    ].join("\n");
  }).filter((block) => block !== "");
  return `${["WEBVTT", ...(label ? [note(label)] : []), ...blocks].join("\n\n")}\n`;
}
