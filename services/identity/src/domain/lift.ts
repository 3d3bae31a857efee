import { oneLine, Refusal } from "@storytelling/values";
import { z } from "zod";
import { assertHeld } from "./role.ts";

/** How long asking again is the same wish; afterwards it is a new letter, since the one before may be lost. */
export const sameWishMs = 10 * 60_000;

/** Why an operator believes that the factors are lost; kept in the audit log. */
export const LiftReason = oneLine(500, {
  missing: "Say how you know that it is they, and what is lost.",
}).meta({
  description:
    "How you know that it is they, and what is lost. It is kept in the audit log, which they can have exported.",
});

/** What an operator is told: nothing is lifted before the owner has agreed. */
export const LiftView = z.object({
  status: z.literal("waiting-for-owner"),
  until: z.string().meta({ description: "When the link in the owner's letter ends." }),
});

/**
 * Whether somebody may have another's second factors lifted. As with roles: nobody reaches above what they hold.
 * @throws Refusal `own-second-factors`, `permission-not-held`
 */
export function assertMayLift(
  userId: string,
  given: { by: { id: string; held: ReadonlySet<string> }; theirs: Iterable<string> },
): void {
  if (userId === given.by.id)
    throw new Refusal(
      "forbidden",
      "own-second-factors",
      "Nobody lifts their own second factors so. Turn them off with your password or a code, or ask another admin.",
    );
  assertHeld(given.by.held, given.theirs);
}

export const secondFactorsNone = (): Refusal =>
  new Refusal(
    "conflict",
    "second-factors-none",
    "No authenticator app is in use here: nothing is to be lifted.",
  );
