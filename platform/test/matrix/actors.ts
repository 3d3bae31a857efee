/**
 * The callers: the owner of the things, other users of each built-in role, a caller who is not signed in, and somebody
 * without an account who accepted an invitation to a session of the owner (`booth`).
 */
export const actors = ["nobody", "booth", "guest", "other", "moderator", "admin", "owner"] as const;
export type ActorName = (typeof actors)[number];
