import { z } from "zod";
import type { Facts } from "./message.ts";

/** What a participant contributed since the owner was last told. */
const Contributor = z.object({
  participantId: z.string(),
  personId: z.string(),
  takes: z.number(),
  texts: z.number(),
});
export type Contributor = z.infer<typeof Contributor>;

/** The contributors in the facts of a message. */
export const contributorsIn = (facts: Facts): Contributor[] => z.array(Contributor).parse(facts.people ?? []);

/** The facts of a message that waits, with those of a further cause. */
export function merged(waiting: Facts, further: Facts): Facts {
  if ("people" in further) return { ...waiting, people: contributors(waiting, further) };
  if (typeof further.takes === "number") return { ...waiting, takes: Number(waiting.takes) + further.takes };
  return waiting;
}

function contributors(waiting: Facts, further: Facts): Contributor[] {
  const people = new Map(contributorsIn(waiting).map((one) => [one.participantId, one]));
  for (const { participantId, personId, takes, texts } of contributorsIn(further)) {
    const known = people.get(participantId);
    const sum = { takes: takes + (known?.takes ?? 0), texts: texts + (known?.texts ?? 0) };
    people.set(participantId, { participantId, personId, ...sum });
  }
  return [...people.values()];
}

/** The people whom the recipient is told about. */
export function peopleIn(facts: Facts): string[] {
  const { participantPersonId: one } = facts;
  return [
    ...contributorsIn(facts).map(({ personId }) => personId),
    ...(typeof one === "string" ? [one] : []),
  ];
}
