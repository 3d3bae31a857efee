import type { Contribution } from "./contribution.ts";
import type { SessionLine } from "./lines.ts";
import type { Participant } from "./participant.ts";

/** Who gave their voice to whom. */
export interface Credit {
  readonly participantId: string;
  readonly name: string;
  /** The characters, by name; null for the narrator. */
  readonly characters: readonly (string | null)[];
  readonly lines: number;
}

/** The credits of accepted recordings, most lines first. */
export function creditsOf(
  participants: readonly Pick<Participant, "id" | "name">[],
  accepted: readonly Pick<Contribution, "participantId" | "lines">[],
  lines: ReadonlyMap<number, Pick<SessionLine, "speaker">>,
): Credit[] {
  const credits = participants.flatMap(({ id: participantId, name }) => {
    const own = accepted.filter((one) => one.participantId === participantId);
    const spoken = new Set(own.flatMap((one) => one.lines));
    if (spoken.size === 0) return [];
    const characters = [...new Set([...spoken].map((line) => lines.get(line)?.speaker ?? null))];
    return [{ participantId, name, characters, lines: spoken.size }];
  });
  return credits.toSorted((a, b) => b.lines - a.lines);
}
