import { notFound, Refusal } from "@storytelling/values";
import type { StoryStatus } from "./story.ts";

/** Who asks, as far as it matters to what they may see; null is nobody signed in. */
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
 * The story, when this visitor may read it. A missing story and another's draft read alike.
 * @throws Refusal `unauthenticated` when signing in might help, else `not-found`
 */
export function readable<S extends Owned>(story: S | undefined, visitor: Visitor): S {
  if (story && mayRead(story, visitor)) return story;
  if (visitor) throw notFound("story");
  throw new Refusal(
    "unauthenticated",
    "token-missing",
    "There is no published story here. Sign in if it is a draft of yours.",
  );
}

/** The story, when it is this user's own. @throws Refusal `not-found` */
export function owned<S extends Owned>(story: S | undefined, userId: string): S {
  if (story?.ownerId === userId) return story;
  throw notFound("story");
}
