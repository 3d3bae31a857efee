import type { Contribution } from "./contribution.ts";

interface Made {
  readonly takeId: string;
  readonly contributionId: string;
  readonly line: number | null;
}

/**
 * The takes of accepted recordings, by their ids. Where two recordings of a line are accepted, the last decision counts.
 * A recording that is not prepared yet is named by its own id, which is the id of its first take.
 */
export function chosenTakes(
  accepted: readonly Pick<Contribution, "id" | "lines" | "decidedAt">[],
  made: readonly Made[],
): string[] {
  const byLine = new Map<string, string>();
  const inOrder = accepted.toSorted((a, b) => (a.decidedAt?.getTime() ?? 0) - (b.decidedAt?.getTime() ?? 0));
  for (const { id, lines } of inOrder) {
    const takes = made.filter(({ contributionId }) => contributionId === id);
    if (takes.length === 0) byLine.set(`line ${lines[0]}`, id);
    for (const { takeId, line } of takes) byLine.set(line === null ? takeId : `line ${line}`, takeId);
  }
  return [...new Set(byLine.values())];
}
