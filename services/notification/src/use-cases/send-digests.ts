import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import type { DigestPart } from "../steps/digest.ts";
import { queue } from "../steps/tell.ts";
import type { Tx } from "../store/db.ts";
import { markDigested, release, takeHeld } from "../store/held.ts";

/** Puts what waited for a person's digest into one letter, for each person whose hour it is. */
export async function sendDigests(app: App): Promise<void> {
  for (let more = true; more; ) more = await transaction(app.db, (tx) => sendOne(app, tx));
}

async function sendOne(app: App, tx: Tx): Promise<boolean> {
  const now = app.clock.now();
  const held = await takeHeld(tx, now);
  const [first] = held;
  if (!first) return false;
  if (held.length === 1) {
    await release(tx, first.id);
    return true;
  }
  const parts: DigestPart[] = held.flatMap(({ kind, storyId, facts }) =>
    facts ? [{ kind, storyId, facts: { ...facts } }] : [],
  );
  await markDigested(
    tx,
    held.map(({ id }) => id),
    now,
  );
  await queue(app, tx, {
    ...{
      id: app.ids.next(),
      cause: `digest - ${first.id} ${first.personId} email`,
      personId: first.personId,
    },
    ...{ kind: "digest", way: "email", state: "queued", notBefore: now, storyId: null, invitationId: null },
    facts: { parts },
  });
  return true;
}
