import { Refusal } from "@storytelling/values";
import { about, inWords, type Resource } from "./resources.ts";
import { compareTiers, type TierCode, tierOf, tiers } from "./tiers.ts";

/** A user's usage of one resource. */
export interface Standing {
  readonly resource: Resource;
  readonly tier: TierCode;
  readonly used: number;
  /** Reserved for work that is under way. */
  readonly held: number;
  readonly renewsAt: Date;
}

export const limitOf = ({ tier, resource }: Pick<Standing, "tier" | "resource">): number =>
  tierOf(tier).allowances[resource];

/** What is left; 0 after a downgrade below the amount already used. */
export const remainsOf = (standing: Standing): number =>
  Math.max(0, limitOf(standing) - standing.used - standing.held);

export const suffices = (standing: Standing, quantity: number): boolean =>
  standing.used + standing.held + quantity <= limitOf(standing);

/** The lowest of the higher tiers that would suffice now, or null. */
export function enoughFor(standing: Standing, quantity: number): TierCode | null {
  const higher = tiers.filter(({ code }) => compareTiers(code, standing.tier) > 0);
  return higher.find(({ code }) => suffices({ ...standing, tier: code }, quantity))?.code ?? null;
}

/** The refusal of work that needs more than remains. It names what the user can do. */
export function overAllowance(standing: Standing, needed: number): Refusal {
  const { resource, tier, used, held, renewsAt } = standing;
  const [limit, remains, enough] = [limitOf(standing), remainsOf(standing), enoughFor(standing, needed)];
  const facts = {
    resource,
    needed,
    used,
    held,
    remains,
    limit,
    tier,
    enough,
    renewsAt: renewsAt.toISOString(),
  };
  const message = `This needs ${inWords(needed, resource)}; ${remains.toLocaleString("en")} of ${tierOf(tier).name}'s ${limit.toLocaleString("en")} remain. ${mendOf(standing, needed)}`;
  return new Refusal("over-allowance", "over-allowance", message, { facts: { allowance: facts } });
}

function mendOf(standing: Standing, needed: number): string {
  const { resource, renewsAt } = standing;
  const enough = enoughFor(standing, needed);
  const ways = enough ? [`upgrade to ${tierOf(enough).name}`] : [];
  const { kind } = about[resource];
  if (kind === "monthly" && needed <= limitOf(standing)) ways.push(`wait until ${dayOf(renewsAt)}`);
  if (kind === "level") ways.push("delete what you no longer need");
  if (ways.length === 0) ways.push("ask for less at a time");
  const said = ways.join(" or ");
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

const dayOf = (moment: Date): string =>
  moment.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** The marks, in percent of an allowance, at which the user is told. */
export const marks = [80, 100] as const;

/** The marks that usage passed between `before` and `after`. */
export const passed = (before: number, after: number, limit: number): number[] =>
  marks.filter((percent) => before * 100 < percent * limit && after * 100 >= percent * limit);
