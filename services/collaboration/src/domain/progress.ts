import type { Contribution } from "./contribution.ts";
import { isAskedOf } from "./lines.ts";
import type { Participant } from "./participant.ts";

/** How many lines are asked for, how many of them were recorded, and how many recordings were accepted. */
export interface Counts {
  readonly asked: number;
  readonly recorded: number;
  readonly accepted: number;
}

type Line = { readonly line: number; readonly characterId: string | null };
type Made = Pick<Contribution, "participantId" | "lines" | "status" | "supersededBy">;

const counted: ReadonlySet<Contribution["status"]> = new Set(["received", "ready", "accepted"]);

function countsOf(asked: readonly Line[], made: readonly Made[]): Counts {
  const numbers = new Set(asked.map(({ line }) => line));
  const linesOf = (some: readonly Made[]) =>
    new Set(some.flatMap(({ lines }) => lines).filter((l) => numbers.has(l)));
  return {
    asked: numbers.size,
    recorded: linesOf(made.filter(({ status }) => counted.has(status))).size,
    accepted: linesOf(made.filter(({ status }) => status === "accepted")).size,
  };
}

/** The counts of each participant, and of all together. */
export function progressOf(
  people: readonly Pick<Participant, "id" | "characters" | "lines">[],
  lines: readonly Line[],
  made: readonly Made[],
): { total: Counts; byParticipant: ReadonlyMap<string, Counts> } {
  const current = made.filter(({ supersededBy }) => supersededBy === null);
  const byParticipant = new Map(
    people.map((person) => {
      const asked = lines.filter((line) => isAskedOf(person, line));
      const own = current.filter(({ participantId }) => participantId === person.id);
      return [person.id, countsOf(asked, own)] as const;
    }),
  );
  return { total: countsOf(lines, current), byParticipant };
}

/** Whether a participant has recorded every line that is asked of them. */
export const hasRecordedAll = ({ asked, recorded }: Counts): boolean => asked > 0 && recorded === asked;
