/** The callers: the owner of the things, other users of each built-in role, and a caller who is not signed in. */
export const actors = ["nobody", "guest", "other", "moderator", "admin", "owner"] as const;
export type ActorName = (typeof actors)[number];
