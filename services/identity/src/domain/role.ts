import { type DomainEvent, rolePermissionsChanged } from "@storytelling/events";
import { oneLine, type Permission, Refusal } from "@storytelling/values";
import { z } from "zod";

/** What people may do who bear it. */
export interface Role {
  readonly name: string;
  readonly description: string;
  /** Came with the platform: fixed, so that what the documentation says of it stays true. */
  readonly builtIn: boolean;
  readonly permissions: ReadonlySet<string>;
  /** Access tokens for this role made before this moment are void. */
  readonly changedAt: Date | null;
}

export const RoleName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,39}$/, { error: "Give 2 to 40 of a-z, 0-9 and -, a letter first." });

export const RoleDescription = oneLine(200, { missing: "Say whom it is for." });

export const RolePermissions = z.array(z.string().max(100)).max(200);

export const RoleView = z.object({
  name: z.string(),
  description: z.string(),
  builtIn: z.boolean().meta({ description: "Whether it came with the platform, and is fixed." }),
  permissions: z.array(z.string()),
});

export const roleViewOf = (role: Role): z.infer<typeof RoleView> => ({
  name: role.name,
  description: role.description,
  builtIn: role.builtIn,
  permissions: [...role.permissions].sort(),
});

/** Without anybody who holds these, nobody could ever be given them again. */
export const guardedPermissions = ["users.manage", "roles.manage"] as const satisfies readonly Permission[];

/**
 * Whoever gives or takes a right must have it: else a small right over people would be the way to all the others.
 * @throws Refusal `permission-not-held` naming the first that is missing
 */
export function assertHeld(held: ReadonlySet<string>, concerned: Iterable<string>): void {
  const missing = [...concerned].sort().find((permission) => !held.has(permission));
  if (missing === undefined) return;
  throw new Refusal(
    "forbidden",
    "permission-not-held",
    `This is about the permission ${missing}, which your own role does not grant. Ask somebody who holds it.`,
  );
}

/**
 * Refuses a change after which nobody would hold a guarded permission.
 * `elsewhere` are those that people hold whom the change does not touch.
 * @throws Refusal `last-holder`
 */
export function assertHolderLeft(change: {
  before: ReadonlySet<string>;
  after: ReadonlySet<string>;
  elsewhere: ReadonlySet<string>;
}): void {
  const { before, after, elsewhere } = change;
  const lost = guardedPermissions.find((one) => before.has(one) && !after.has(one) && !elsewhere.has(one));
  if (lost === undefined) return;
  const message = `Nobody else holds ${lost}. Give somebody else a role that grants it first.`;
  throw new Refusal("conflict", "last-holder", message);
}

/** What a role is to be. */
export interface RoleChange {
  readonly description?: string | undefined;
  readonly permissions?: readonly string[] | undefined;
}

/**
 * Changes a role by somebody who holds `held`; `now` is read while nobody can make a token for it.
 * @throws Refusal `role-built-in`, `permission-not-held`
 */
export function reviseRole(
  role: Role,
  change: RoleChange,
  by: { id: string; held: ReadonlySet<string> },
  now: Date,
): { role: Role; events: DomainEvent[] } {
  assertCustom(role);
  assertHeld(by.held, role.permissions);
  const permissions = new Set(change.permissions ?? role.permissions);
  assertHeld(by.held, permissions);
  const described = { ...role, description: change.description ?? role.description };
  const same =
    permissions.size === role.permissions.size && [...permissions].every((one) => role.permissions.has(one));
  if (same) return { role: described, events: [] };
  // A millisecond on, and never back: as with a change of somebody's role.
  const changedAt = new Date(Math.max(now.getTime() + 1, (role.changedAt?.getTime() ?? 0) + 1));
  const data = {
    role: role.name,
    permissions: [...permissions].sort(),
    changedBy: by.id,
    changedAt: changedAt.toISOString(),
  };
  return {
    role: { ...described, permissions, changedAt },
    events: [rolePermissionsChanged(role.name, data)],
  };
}

/** @throws Refusal `role-built-in` */
export function assertCustom(role: Role): void {
  if (!role.builtIn) return;
  const message = "The roles that came with the platform stay as they are. Make a role of your own.";
  throw new Refusal("conflict", "role-built-in", message);
}

/** @throws Refusal `permission-unknown` */
export function assertKnown(known: ReadonlySet<string>, wanted: readonly string[]): void {
  const strange = wanted.find((permission) => !known.has(permission));
  if (strange === undefined) return;
  const message = `There is no permission ${strange.slice(0, 40)}. GET /permissions lists them.`;
  throw new Refusal("invalid", "permission-unknown", `body.permissions: ${message}`, {
    faults: [{ field: "body.permissions", message }],
  });
}

export const roleTaken = (): Refusal => {
  const message = "There is a role of this name already. Choose another, or change that one.";
  return new Refusal("conflict", "role-taken", `body.name: ${message}`, {
    faults: [{ field: "body.name", message }],
  });
};

export const roleHeld = (holders: number): Refusal =>
  new Refusal(
    "conflict",
    "role-held",
    `${holders === 1 ? "One person has" : `${holders} people have`} this role. Give them another first.`,
  );
