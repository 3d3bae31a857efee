import { type Auth, tokenAudience } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import { guestTokenPrefix } from "../domain/token.ts";
import type { Reader } from "../store/db.ts";
import { findByGuestToken } from "../store/guest-tokens.ts";

/** The role of a guest. It is no role of identity's: it grants nothing but taking part in one session. */
export const guestRole = "guest-of-session";

/** Accepts the tokens of guests beside the access tokens that `others` accepts. */
export const withGuests = (others: Auth, db: Reader): Auth => ({
  async actorOf(token, audiences = [tokenAudience]) {
    if (!token.startsWith(guestTokenPrefix)) return others.actorOf(token, audiences);
    const found = audiences.includes(tokenAudience) ? await findByGuestToken(db, token) : undefined;
    if (!found) throw guestTokenInvalid();
    const permissions = new Set(["collaborations.contribute"]);
    return { id: found.person_id, role: guestRole, permissions, sessionId: null, token };
  },
});

const guestTokenInvalid = (): Refusal =>
  new Refusal(
    "unauthenticated",
    "guest-token-invalid",
    "You are not signed in any more. Open your link again.",
  );
