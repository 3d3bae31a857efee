import { type DomainEvent, rolePermissionsChanged } from "@storytelling/events";
import { oneLine, type Permission, Refusal } from "@storytelling/values";
import { z } from "zod";

/** A role: what its holders may do. */
export interface Role {
  readonly name: string;
  readonly description: string;
  /** Came with the platform. Such a role cannot change, so that the documentation stays right. */
  readonly builtIn: boolean;
  readonly permissions: ReadonlySet<string>;
  /** Access tokens for this role made before this moment are void. */
  readonly changedAt: Date | null;
}

export const RoleName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,39}$/, { error: "Give 2 to 40 of a-z, 0-9 and -, a letter first." });

export const RoleDescription = oneLine(200, { missing: "Say who this role is for." });

export const RolePermissions = z.array(z.string().max(100)).max(200);

export const RoleView = z.object({
  name: z.string(),
  description: z.string(),
  builtIn: z.boolean().meta({ description: "Whether it came with the platform, and so cannot be changed." }),
  permissions: z.array(z.string()),
});

export const roleViewOf = (role: Role): z.infer<typeof RoleView> => ({
  name: role.name,
  description: role.description,
  builtIn: role.builtIn,
  permissions: [...role.permissions].sort(),
});

/** Somebody must always hold these. Otherwise nobody could give them to anybody again. */
export const guardedPermissions = ["users.manage", "roles.manage"] as const satisfies readonly Permission[];

/**
 * Anyone who gives or takes a permission must hold it. Otherwise one permission over people would lead to all others.
 * @throws Refusal `permission-not-held` naming the first that is missing
 */
export function assertHeld(held: ReadonlySet<string>, concerned: Iterable<string>): void {
  const missing = [...concerned].sort().find((permission) => !held.has(permission));
  if (missing === undefined) return;
  throw new Refusal(
    "forbidden",
    "permission-not-held",
    `This needs the permission ${missing}, which your own role does not grant. Ask somebody who has it.`,
  );
}

/**
 * Refuses a change after which nobody would hold a guarded permission.
 * `elsewhere` are the permissions of people whom the change does not affect.
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

/** The new values of a role. */
export interface RoleChange {
  readonly description?: string | undefined;
  readonly permissions?: readonly string[] | undefined;
}

/**
 * Changes a role, by somebody who holds `held`. `now` is read under the lock that stops tokens for this role.
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
  // One millisecond later, and never earlier than before: see `cutoff` in user.ts.
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
  const message =
    "The roles that came with the platform cannot be changed or deleted. Make a new role instead.";
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
  const message = "A role with this name already exists. Choose another name, or change that role.";
  return new Refusal("conflict", "role-taken", `body.name: ${message}`, {
    faults: [{ field: "body.name", message }],
  });
};

export const roleHeld = (holders: number): Refusal =>
  new Refusal(
    "conflict",
    "role-held",
    `${holders === 1 ? "One person has" : `${holders} people have`} this role. Give them another role first.`,
  );
