/** Every permission that a role can grant. Identity's migrations insert the same names; `roles.test.ts` compares them. */
export const permissions = [
  "audit.read",
  "collaborations.contribute",
  "collaborations.write",
  "disputes.read",
  "events.manage",
  "keys.manage",
  "narrations.read",
  "narrations.write",
  "notifications.manage",
  "roles.manage",
  "stories.moderate",
  "stories.publish",
  "stories.read",
  "stories.write",
  "users.manage",
] as const;
export type Permission = (typeof permissions)[number];
