import { randomBytes } from "node:crypto";
import { guestTokenPrefix } from "../domain/token.ts";

/** A new token for an invitation's link. */
export const newInvitationToken = (): string => randomBytes(32).toString("base64url");

/** A new token for a guest. */
export const newGuestToken = (): string => guestTokenPrefix + randomBytes(32).toString("base64url");
