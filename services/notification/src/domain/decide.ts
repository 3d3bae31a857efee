import { kinds } from "./kinds.ts";
import type { MessageKind } from "./letters/index.ts";
import { nextAt } from "./local-time.ts";
import type { Preferences } from "./preferences.ts";
import { afterQuiet } from "./quiet-hours.ts";
import type { Way } from "./ways.ts";

/** A person who may be told something. */
export interface Recipient {
  readonly personId: string;
  /** A guest has no account: they are told by the address that they were invited with. */
  readonly guest: boolean;
  /** Whether a browser of theirs shows messages. */
  readonly push: boolean;
}

/** One message to one person: how, and not before when. A held one waits for the digest. */
export interface Decision {
  readonly way: Way | "any";
  readonly state: "queued" | "held";
  readonly notBefore: Date;
}

const minuteMs = 60_000;

/** By which ways a person is told, and when. Empty when they want nothing of this kind. */
export function decide(
  kind: MessageKind,
  recipient: Recipient,
  preferences: Preferences,
  now: Date,
): Decision[] {
  const { gatherMinutes = 0 } = kinds[kind];
  const gathered = new Date(now.getTime() + gatherMinutes * minuteMs);
  const { quiet, timeZone } = preferences;
  return waysFor(kind, recipient, preferences).map((way) => {
    if (way === "in-app") return { way, state: "queued", notBefore: gathered };
    if (way === "email" && kinds[kind].digested && preferences.digest === "daily")
      return { way, state: "held", notBefore: nextAt(preferences.digestHour * 60, now, timeZone) };
    return { way, state: "queued", notBefore: afterQuiet(gathered, quiet, timeZone) };
  });
}

function waysFor(kind: MessageKind, { guest, push }: Recipient, { ways }: Preferences): (Way | "any")[] {
  const { topic, ways: usual, always } = kinds[kind];
  if (guest) return usual.includes("email") ? ["any"] : [];
  const chosen = always ? usual : (ways[topic] ?? usual);
  // Users have no telephone number here. A kind that needs no letter has none, whatever a person chose.
  return usual.filter((way) => way !== "sms" && chosen.includes(way) && (way !== "push" || push));
}
