import { Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import { UserView } from "./user.ts";

const day = 24 * 3_600_000;
const sessionDays = 90;
const refreshDays = 30;
const graceMs = 10_000;

/** How long an access token is valid, in seconds. */
export const accessSeconds = 600;

/** When a session opened now expires, even if it is refreshed. */
export const sessionEnd = (now: Date): Date => new Date(now.getTime() + sessionDays * day);

/** When a refresh token made now expires: in 30 days, or with its session. */
export const refreshEnd = (now: Date, session: Date): Date =>
  new Date(Math.min(now.getTime() + refreshDays * day, session.getTime()));

/** The answer to a sign-in and to a refresh. */
export const Grant = z.object({
  accessToken: z.string(),
  refreshToken: z.string().meta({ description: "Valid for one refresh, within 30 days." }),
  expiresIn: z.number().int().meta({ description: "Seconds until the access token expires." }),
  tokenType: z.literal("Bearer"),
  user: UserView,
});

/** Why a session was ended before it expired. */
export type EndReason = "logout" | "reuse" | "revoked" | "password" | "erased";

/** A valid session, as its owner sees it. */
export const SessionView = z.object({
  id: Id,
  device: z.string().meta({ description: "Browser and system, such as: Firefox on Linux." }),
  network: z.string().meta({ description: "The network it came from: an IPv4 /24 or an IPv6 /48." }),
  createdAt: z.string(),
  lastUsedAt: z.string().meta({ description: "When its tokens were last issued." }),
  current: z.boolean().meta({ description: "Whether this request belongs to it." }),
});

/** Where a session is opened from. */
export interface Place {
  readonly device: string;
  readonly network: string;
}

/** What the store knows about a refresh token in a request. */
export interface Presented {
  readonly expiresAt: Date;
  readonly rotatedAt: Date | null;
  readonly sessionEndsAt: Date;
  readonly sessionEnded: boolean;
  /** Whether its successor is still unused. */
  readonly successorLive: boolean;
}

/**
 * Decides about a refresh token that cannot be rotated:
 * `repeat` returns its successor again, for a parallel request or after a lost answer;
 * `in-flight` means that the successor itself was used meanwhile;
 * `reused` means that it comes too late for either, so somebody must have copied it;
 * `ended` means that the token or its session has ended.
 */
export function judge(token: Presented, now: Date): "repeat" | "in-flight" | "reused" | "ended" {
  if (token.sessionEnded || token.sessionEndsAt <= now || token.expiresAt <= now) return "ended";
  if (token.rotatedAt === null) return "ended";
  if (now.getTime() - token.rotatedAt.getTime() > graceMs) return "reused";
  return token.successorLive ? "repeat" : "in-flight";
}

export const refreshInvalid = (): Refusal =>
  new Refusal(
    "unauthenticated",
    "refresh-token-invalid",
    "This refresh token is unknown here. Sign in again.",
  );

/** The refusal for a verdict of `judge`. */
export function refreshRefused(why: "in-flight" | "reused" | "ended"): Refusal {
  switch (why) {
    case "in-flight":
      return new Refusal(
        "conflict",
        "refresh-in-flight",
        "Another request has just refreshed this session. Use the tokens from its answer.",
        { retryAfter: 1 },
      );
    case "reused":
      return new Refusal(
        "unauthenticated",
        "refresh-token-reused",
        "This refresh token was used before, so somebody else may have it. The session was ended: sign in again.",
      );
    case "ended":
      return new Refusal("unauthenticated", "session-ended", "This session is over. Sign in again.");
  }
}
