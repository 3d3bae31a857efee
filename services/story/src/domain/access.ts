import { notFound, Refusal } from "@storytelling/values";
import type { StoryStatus } from "./story.ts";

/** The caller's id and permissions, which decide what they may see; null for a caller without a session. */
export type Visitor = { readonly id: string; readonly permissions: ReadonlySet<string> } | null;

interface Owned {
  readonly ownerId: string;
  readonly status: StoryStatus;
}

export const mayRead = (story: Owned, visitor: Visitor): boolean =>
  story.status === "published" ||
  story.ownerId === visitor?.id ||
  (visitor?.permissions.has("stories.moderate") ?? false);

/**
 * The story, if this visitor may read it. Another user's draft is refused exactly like a missing story.
 * @throws Refusal `unauthenticated` when the visitor is not signed in, else `not-found`
 */
export function readable<S extends Owned>(story: S | undefined, visitor: Visitor): S {
  if (story && mayRead(story, visitor)) return story;
  if (visitor) throw notFound("story");
  throw new Refusal(
    "unauthenticated",
    "token-missing",
    "No published story has this id. Sign in if it is your own draft.",
  );
}

/** The story, if this user owns it. @throws Refusal `not-found` */
export function owned<S extends Owned>(story: S | undefined, userId: string): S {
  if (story?.ownerId === userId) return story;
  throw notFound("story");
}
