import { existsSync } from "node:fs";
import type { ServiceName } from "@storytelling/service";
import { constellation } from "../../src/constellation.ts";
import type { ActorName } from "./actors.ts";
import { frameworkRows } from "./framework-rows.ts";
import type { AccessRows, Outcome, Row } from "./row.ts";

const readers = ["stories.read", "narrations.read", "collaborations.contribute"];
const writers = [...readers, "stories.write", "stories.publish", "narrations.write", "collaborations.write"];
const keepers = [
  "users.manage",
  "roles.manage",
  "audit.read",
  "disputes.read",
  "events.manage",
  "keys.manage",
  "notifications.manage",
];

/** The permissions of each actor, repeated here so that a mistake in a migration shows. */
export const grants: Readonly<Record<ActorName, readonly string[]>> = {
  nobody: [],
  booth: ["collaborations.contribute"],
  guest: readers,
  other: writers,
  owner: writers,
  moderator: [...writers, "stories.moderate"],
  admin: [...writers, "stories.moderate", ...keepers],
};

const fileOf = (name: string) => new URL(`../../../services/${name}/test/access-rows.ts`, import.meta.url);

/** Services without a file that says who may use their routes. */
export const silent = constellation.map(({ name }) => name).filter((name) => !existsSync(fileOf(name)));

/** Each service's own rows, by its name. */
const own = new Map<string, AccessRows>();
for (const { name } of constellation)
  if (!silent.includes(name)) own.set(name, (await import(fileOf(name).href)).accessRows);

/** The rows of a route; empty when no file says yet who may use it. */
export function rowsOf(service: string, route: string): readonly Row[] {
  const found = own.get(service)?.[route] ?? frameworkRows[route] ?? [];
  return "who" in found ? [found as Row] : found;
}

/** Rows of routes that no longer exist, as `service route`. */
export const strayRows = (known: ReadonlySet<string>): string[] =>
  [...own].flatMap(([name, rows]) =>
    Object.keys(rows)
      .map((route) => `${name} ${route}`)
      .filter((key) => !known.has(key)),
  );

/** Whether an actor may access the thing of a row. */
function reaches(actor: ActorName, thing: Row["thing"]): boolean {
  if (actor === "booth") return !thing || thing.endsWith("booth's");
  if (!thing || (actor === "owner" && thing !== "booth's")) return true;
  return thing === "own or moderated" && grants[actor].includes("stories.moderate");
}

/**
 * The expected answer of the service `at` to an actor who calls directly, or on whose behalf a service calls. A guest's
 * token is known to collaboration alone.
 */
export function expected(
  row: Row,
  actor: ActorName,
  { at, from = null }: { at: string; from?: ServiceName | null },
): Outcome {
  const { who, thing, callers, ok } = row;
  if (who === "service") return from && callers?.includes(from) ? ok : "403 services-only";
  if (actor === "nobody" && (who !== "anybody" || thing)) return 401;
  if (callers && !(from && callers.includes(from))) return "403 services-only";
  if (actor === "booth" && at !== "collaboration") return 401;
  if (who !== "anybody" && who !== "signed-in" && !grants[actor].includes(who))
    return "403 permission-missing";
  return reaches(actor, thing) ? ok : 404;
}
