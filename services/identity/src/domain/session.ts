import { Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import { UserView } from "./user.ts";

const day = 24 * 3_600_000;
const sessionDays = 90;
const refreshDays = 30;
const graceMs = 10_000;

/** How long an access token is accepted, in seconds. */
export const accessSeconds = 600;

/** When a sign-in made now ends, however often it is refreshed. */
export const sessionEnd = (now: Date): Date => new Date(now.getTime() + sessionDays * day);

/** When a refresh token made now ends: in 30 days, or with its session. */
export const refreshEnd = (now: Date, session: Date): Date =>
  new Date(Math.min(now.getTime() + refreshDays * day, session.getTime()));

/** What signing in and refreshing answer with. */
export const Grant = z.object({
  accessToken: z.string(),
  refreshToken: z.string().meta({ description: "Good for one refresh, within 30 days." }),
  expiresIn: z.number().int().meta({ description: "Seconds that the access token lives." }),
  tokenType: z.literal("Bearer"),
  user: UserView,
});

/** Why a session ended before its time. */
export type EndReason = "logout" | "reuse" | "revoked" | "password" | "erased";

/** A session that lives, as its owner sees it. */
export const SessionView = z.object({
  id: Id,
  device: z.string().meta({ description: "Browser and system, such as: Firefox on Linux." }),
  network: z.string().meta({ description: "Where from, coarsely: an IPv4 /24 or an IPv6 /48." }),
  createdAt: z.string(),
  lastUsedAt: z.string().meta({ description: "When its tokens were last made." }),
  current: z.boolean().meta({ description: "Whether it is the one that asks." }),
});

/** Where a session is opened from. */
export interface Place {
  readonly device: string;
  readonly network: string;
}

/** What the store knows of a refresh token that was presented. */
export interface Presented {
  readonly expiresAt: Date;
  readonly rotatedAt: Date | null;
  readonly sessionEndsAt: Date;
  readonly sessionEnded: boolean;
  /** Whether the token that took its place is still unused. */
  readonly successorLive: boolean;
}

/**
 * Why a refresh token cannot be rotated, and what to do: `repeat` gives its successor once more, to a twin request or
 * after a lost answer; `in-flight` when the successor itself was used meanwhile; `reused` when it comes too late for
 * either, which only a copy in other hands explains; `ended` when the token or its session is over.
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
    "This refresh token is not one of ours. Sign in again.",
  );

/** Why a token that was judged is refused. */
export function refreshRefused(why: "in-flight" | "reused" | "ended"): Refusal {
  switch (why) {
    case "in-flight":
      return new Refusal(
        "conflict",
        "refresh-in-flight",
        "Another request has refreshed this sign-in just now. Use the tokens that it was given.",
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
