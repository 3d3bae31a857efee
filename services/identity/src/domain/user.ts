import { type DomainEvent, userRegistered, userRoleChanged } from "@storytelling/events";
import { Id, oneLine, type Permission, Refusal } from "@storytelling/values";
import { z } from "zod";
import { assertHeld, assertHolderLeft } from "./role.ts";

/** An account. */
export interface User {
  readonly id: string;
  readonly email: string;
  /** When its owner confirmed the address; null before. */
  readonly emailVerifiedAt: Date | null;
  readonly displayName: string;
  readonly role: string;
  /** Access tokens made before this moment are void. */
  readonly roleChangedAt: Date | null;
  readonly createdAt: Date;
}

/** The user of an access token, and what the token permits. */
export interface Holder {
  readonly user: User;
  readonly permissions: readonly string[];
  /** Tokens made before this moment are void, since the role or its permissions changed; in milliseconds since 1970. */
  readonly since: number;
}

/** A name that others see: 1 to 80 characters on one line, without marks that reorder the text around them. */
export const DisplayName = oneLine(80).meta({ description: "How others see you." });

/** An account as its owner and the admins see it. */
export const UserView = z.object({
  id: Id,
  email: z.string(),
  emailVerified: z.boolean(),
  displayName: z.string(),
  role: z.string(),
  createdAt: z.string(),
});

export const viewOf = (user: User): z.infer<typeof UserView> => ({
  id: user.id,
  email: user.email,
  emailVerified: user.emailVerifiedAt !== null,
  displayName: user.displayName,
  role: user.role,
  createdAt: user.createdAt.toISOString(),
});

/** Opens an account; `first` makes it the platform's first admin. */
export function register(
  given: { id: string; email: string; displayName: string; first: boolean },
  now: Date,
): { user: User; events: DomainEvent[] } {
  const { id, email, displayName, first } = given;
  const role = first ? "admin" : "storyteller";
  const never = { emailVerifiedAt: null, roleChangedAt: null };
  const user = { id, email, displayName, role, createdAt: now, ...never };
  return { user, events: [userRegistered(id, { userId: id, displayName, role })] };
}

/** Makes the account of ADMIN_EMAIL the first admin. The event names the account itself as the giver of the role. */
export function becomeFirstAdmin(user: User, now: Date): { user: User; events: DomainEvent[] } {
  const role = "admin";
  const roleChangedAt = cutoff(user.roleChangedAt, now);
  const data = {
    userId: user.id,
    role,
    previousRole: user.role,
    changedBy: user.id,
    changedAt: roleChangedAt.toISOString(),
  };
  return { user: { ...user, role, roleChangedAt }, events: [userRoleChanged(user.id, data)] };
}

export const emailTaken = (): Refusal => {
  const message = "Another account has taken this address. Use a different one.";
  return new Refusal("conflict", "email-taken", `body.email: ${message}`, {
    faults: [{ field: "body.email", message }],
  });
};

export const emailUnchanged = (): Refusal => {
  const message = "This is already your address. Give a different one.";
  return new Refusal("invalid", "email-unchanged", `body.email: ${message}`, {
    faults: [{ field: "body.email", message }],
  });
};

export const roleUnknown = (known: Iterable<string>): Refusal => {
  const message = `There is no such role. Give one of ${[...known].join(", ")}.`;
  return new Refusal("invalid", "role-unknown", `body.role: ${message}`, {
    faults: [{ field: "body.role", message }],
  });
};

export const noLongerAllowed = (permission: Permission): Refusal =>
  new Refusal("forbidden", "permission-missing", `Your own role no longer grants ${permission}.`);

/** A role for a user: what they may do before and after, and who gives it. */
export interface RoleGiven {
  readonly role: string;
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  /** Guarded permissions that others hold, too. */
  readonly elsewhere: ReadonlySet<string>;
  readonly by: { readonly id: string; readonly held: ReadonlySet<string> };
}

/**
 * Gives a user another role. The same role again changes nothing and records no event.
 * `now` is read while the user's row is locked, the rest under the lock on roles.
 * @throws Refusal `last-holder`, `own-role`, `permission-not-held`
 */
export function changeRole(user: User, given: RoleGiven, now: Date): { user: User; events: DomainEvent[] } {
  const { role, by } = given;
  if (role === user.role) return { user, events: [] };
  assertHolderLeft(given);
  if (user.id === by.id)
    throw new Refusal("forbidden", "own-role", "You cannot change your own role. Ask another admin.");
  assertHeld(by.held, given.before);
  assertHeld(by.held, given.after);
  const roleChangedAt = cutoff(user.roleChangedAt, now);
  const data = {
    userId: user.id,
    role,
    previousRole: user.role,
    changedBy: by.id,
    changedAt: roleChangedAt.toISOString(),
  };
  return { user: { ...user, role, roleChangedAt }, events: [userRoleChanged(user.id, data)] };
}

/**
 * The moment before which tokens are void: one millisecond after now, so that a token made in this very millisecond is
 * void, too. It is always later than the previous cut-off, even when the clock was set back.
 */
const cutoff = (before: Date | null, now: Date): Date =>
  new Date(Math.max(now.getTime() + 1, (before?.getTime() ?? 0) + 1));
