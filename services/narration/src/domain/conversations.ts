import type { Line } from "./script.ts";

/** Whether two characters, by their ids, take part in one conversation. */
export type Together = (a: string, b: string) => boolean;

const TURNS = 4;
const LINES = 16;

/** Finds the characters who talk with each other: within four turns and no more than sixteen lines apart. */
export function conversationsOf(lines: readonly Line[]): Together {
  const met = new Map<string, Set<string>>();
  const recent: { speaker: string; at: number }[] = [];
  const meet = (a: string, b: string) => {
    const known = met.get(a);
    if (known) known.add(b);
    else met.set(a, new Set([b]));
  };
  lines.forEach(({ speaker }, at) => {
    if (speaker === null) return;
    for (const other of recent) {
      if (other.speaker === speaker || at - other.at > LINES) continue;
      meet(speaker, other.speaker);
      meet(other.speaker, speaker);
    }
    if (recent.at(-1)?.speaker === speaker) recent.pop();
    recent.push({ speaker, at });
    if (recent.length > TURNS) recent.shift();
  });
  return (a, b) => met.get(a)?.has(b) ?? false;
}
