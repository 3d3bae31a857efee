import { Id } from "@storytelling/values";
import { z } from "zod";
import { defineEvent } from "./event.ts";

const user = "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b";

export const userRegistered = defineEvent({
  type: "UserRegistered",
  version: 1,
  source: "identity",
  aggregate: "user",
  summary: "A user opened an account.",
  personal: { of: "userId", fields: ["displayName"] },
  data: z.object({ userId: Id, displayName: z.string(), role: z.string() }),
  example: { userId: user, displayName: "Ada", role: "storyteller" },
});

export const userRoleChanged = defineEvent({
  type: "UserRoleChanged",
  version: 1,
  source: "identity",
  aggregate: "user",
  summary: "A user's role changed; access tokens issued before are no longer accepted.",
  data: z.object({
    userId: Id,
    role: z.string(),
    previousRole: z.string(),
    changedBy: Id,
    changedAt: z.iso.datetime(),
  }),
  example: {
    userId: user,
    role: "moderator",
    previousRole: "storyteller",
    changedBy: "0190a1b2-7c3d-7e4f-8a5b-000000000001",
    changedAt: "2026-11-22T10:00:00.000Z",
  },
});

export const sessionsEnded = defineEvent({
  type: "SessionsEnded",
  version: 1,
  source: "identity",
  aggregate: "user",
  summary: "Sessions ended; access tokens issued in them are no longer accepted.",
  data: z.object({ userId: Id, sessionIds: z.array(Id), endedAt: z.iso.datetime() }),
  example: {
    userId: user,
    sessionIds: ["0190a1b2-7c3d-7e4f-8a5b-000000000005"],
    endedAt: "2026-11-22T10:00:00.000Z",
  },
});

export const signingKeyRevoked = defineEvent({
  type: "SigningKeyRevoked",
  version: 1,
  source: "identity",
  aggregate: "signingKey",
  summary: "A signing key was compromised; no token that it signed is accepted any more.",
  data: z.object({ kid: z.string(), revokedAt: z.iso.datetime() }),
  example: { kid: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", revokedAt: "2026-11-22T10:00:00.000Z" },
});

export const rolePermissionsChanged = defineEvent({
  type: "RolePermissionsChanged",
  version: 1,
  source: "identity",
  aggregate: "role",
  summary: "A role's permissions changed; access tokens for it issued before are no longer accepted.",
  data: z.object({
    role: z.string(),
    permissions: z.array(z.string()),
    changedBy: Id,
    changedAt: z.iso.datetime(),
  }),
  example: {
    role: "librarian",
    permissions: ["stories.moderate", "stories.read"],
    changedBy: "0190a1b2-7c3d-7e4f-8a5b-000000000001",
    changedAt: "2026-11-22T10:00:00.000Z",
  },
});

export const userErasureRequested = defineEvent({
  type: "UserErasureRequested",
  version: 1,
  source: "identity",
  aggregate: "user",
  summary: "A user's account is to be erased: every service erases their data and confirms it.",
  data: z.object({ userId: Id, erasureId: Id, requestedAt: z.iso.datetime() }),
  example: {
    userId: user,
    erasureId: "0190a1b2-7c3d-7e4f-8a5b-0000000000aa",
    requestedAt: "2026-11-22T10:00:00.000Z",
  },
});

export const userErased = defineEvent({
  type: "UserErased",
  version: 1,
  source: "identity",
  aggregate: "user",
  summary: "Every service has confirmed that it erased a user's data.",
  data: z.object({ userId: Id, erasureId: Id, erasedAt: z.iso.datetime() }),
  example: {
    userId: user,
    erasureId: "0190a1b2-7c3d-7e4f-8a5b-0000000000aa",
    erasedAt: "2026-11-22T10:00:05.000Z",
  },
});
