import { oneLine, Refusal } from "@storytelling/values";
import { z } from "zod";
import { assertHeld } from "./role.ts";

/** For this long, asking again sends no new letter. Afterwards it does, since the first letter may be lost. */
export const sameWishMs = 10 * 60_000;

/** Why an operator believes that the factors are lost; kept in the audit log. */
export const LiftReason = oneLine(500, {
  missing: "Say how you know that this is the owner, and what was lost.",
}).meta({
  description:
    "How you know that this is the owner, and what was lost. It is kept in the audit log; the owner's export includes it.",
});

/** The answer to an operator. Nothing is lifted before the owner agrees. */
export const LiftView = z.object({
  status: z.literal("waiting-for-owner"),
  until: z.string().meta({ description: "When the link in the owner's letter expires." }),
});

/**
 * Refuses an operator who may not have this user's second factors lifted. As with roles, operators must themselves hold
 * all permissions of the user.
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
      "You cannot lift your own second factors this way. Turn them off with your password or a code, or ask another admin.",
    );
  assertHeld(given.by.held, given.theirs);
}

export const secondFactorsNone = (): Refusal =>
  new Refusal(
    "conflict",
    "second-factors-none",
    "No authenticator app is in use on this account, so there is nothing to lift. Check that it is the right account.",
  );
