import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { monthOf, renewalOf } from "../domain/month.ts";
import { Resource, resources } from "../domain/resources.ts";
import { StandingBody, standingBody } from "../domain/standing-body.ts";
import { atLeast, TierCode } from "../domain/tiers.ts";
import { tierOfUser } from "../store/entitlements.ts";
import { listNotices } from "../store/notices.ts";
import { allStandings } from "../store/usage.ts";

/** What a user has used this month, what is held and remains, and notices about it. */
export const readUsage = useCase({
  answer: z.object({
    tier: TierCode,
    month: z.string().meta({ description: "A UTC calendar month, such as 2026-11." }),
    renewsAt: z.string(),
    resources: z.array(StandingBody),
    notices: z.array(
      z.object({
        resource: Resource,
        percent: z.number().int(),
        allowance: z.number().int(),
        at: z.string(),
      }),
    ),
  }),
  async run({ db, clock, config }, { actor }) {
    const now = clock.now();
    const month = monthOf(now);
    const of = { userId: actor.id, floor: config.DEFAULT_TIER };
    const [tier, standings, notices] = await Promise.all([
      tierOfUser(db.read, actor.id),
      allStandings(db.read, of, resources, now),
      listNotices(db.read, actor.id, month),
    ]);
    return answer({
      tier: atLeast(tier, config.DEFAULT_TIER),
      month,
      renewsAt: renewalOf(month).toISOString(),
      resources: standings.map(standingBody),
      notices: notices.map((notice) => ({ ...notice, at: notice.at.toISOString() })),
    });
  },
});
