/** Who asks: the owner of the things asked about, others of each built-in role, and somebody who is not signed in. */
export const actors = ["nobody", "guest", "other", "moderator", "admin", "owner"] as const;
export type ActorName = (typeof actors)[number];
