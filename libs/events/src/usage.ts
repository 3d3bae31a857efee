import { Id } from "@storytelling/values";
import { z } from "zod";
import { defineEvent } from "./event.ts";

const userId = "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b";

export const usageLimitReached = defineEvent({
  type: "UsageLimitReached",
  version: 1,
  source: "subscription",
  aggregate: "user",
  summary:
    "A user's use of an allowance passed 80 % or 100 % of it; told once a month for each size of the allowance.",
  data: z.object({
    userId: Id,
    resource: z.string(),
    /** The UTC calendar month, such as 2026-11. */
    month: z.string(),
    percent: z.number().int(),
    used: z.number().int().nonnegative(),
    allowance: z.number().int().positive(),
    tier: z.string(),
    renewsAt: z.iso.datetime(),
  }),
  example: {
    userId,
    resource: "narratedCharacters",
    month: "2026-11",
    percent: 80,
    used: 33_120,
    allowance: 40_000,
    tier: "free",
    renewsAt: "2026-12-01T00:00:00.000Z",
  },
});
