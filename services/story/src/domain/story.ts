import {
  type DomainEvent,
  storyCreated,
  storyDeleted,
  storyPublished,
  storyRevised,
  storyUnpublished,
} from "@storytelling/events";
import { baseOf, Refusal } from "@storytelling/values";
import { countWords } from "./words.ts";

export type StoryStatus = "draft" | "published";

/** A story without its text, which is stored by revision. */
export interface Story {
  readonly id: string;
  readonly ownerId: string;
  readonly title: string;
  readonly author: string | null;
  readonly language: string;
  readonly status: StoryStatus;
  /** Counts every edit. It is the entity tag with which `If-Match` is compared. */
  readonly version: number;
  /** Counts the edits that change what is read aloud: the text or its language. */
  readonly revision: number;
  readonly words: number;
  /** In UTF-16 code units. */
  readonly length: number;
  readonly clonedFrom: string | null;
  /** Whether chapters are no longer guessed: the file marks them, or the author has changed them. */
  readonly chaptersKept: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly publishedAt: Date | null;
}

/** The title, author, language and text that a user gives. */
export interface Draft {
  readonly title: string;
  readonly author: string | null;
  readonly language: string;
  readonly text: string;
}

/** The fields that an edit changes. */
export type Edit = { readonly [K in keyof Draft]?: Draft[K] | undefined };

/** A story after a change, with the events of the change. */
export interface Change {
  readonly story: Story;
  readonly events: readonly DomainEvent[];
}

const about = (story: Story) => ({ storyId: story.id, ownerId: story.ownerId });

/** A story's language as events say it: its code, and its whole tag where that says more. */
export const languageOf = ({ language: tag }: Pick<Story, "language">) => {
  const language = baseOf(tag);
  return language === tag ? { language } : { language, languageTag: tag };
};

/** Creates a draft; `clonedFrom` is the id of the story that it copies. */
export function create(
  draft: Draft,
  {
    id,
    ownerId,
    clonedFrom = null,
    chaptersKept = false,
  }: { id: string; ownerId: string; clonedFrom?: string | null; chaptersKept?: boolean },
  now: Date,
): Change {
  const { text, ...rest } = draft;
  const story: Story = {
    id,
    ownerId,
    ...rest,
    status: "draft",
    version: 1,
    revision: 1,
    words: countWords(text),
    length: text.length,
    clonedFrom,
    chaptersKept,
    createdAt: now,
    updatedAt: now,
    publishedAt: null,
  };
  const { title, revision } = story;
  return {
    story,
    events: [storyCreated(id, { ...about(story), title, ...languageOf(story), revision })],
  };
}

/** How much of its owner's allowance a new story needs. */
export const storyNeed = ({ story }: Change) => ({
  workId: story.id,
  resource: "stories" as const,
  quantity: 1,
});

/**
 * Compares the `If-Match` of an edit with the story's version.
 * @throws Refusal `precondition-required` without `If-Match`, `stale` when the story was edited meanwhile
 */
export function assertUnchanged(story: Story, ifMatch: string | null): void {
  if (ifMatch === null) {
    throw new Refusal(
      "precondition-required",
      "if-match-missing",
      "Send the ETag of the story that you edited as If-Match, so that nobody's edit is overwritten.",
    );
  }
  if (ifMatch !== "*" && ifMatch !== String(story.version)) {
    throw new Refusal(
      "stale",
      "story-changed",
      "The story was edited meanwhile. Load it again and repeat your edit on the current text.",
    );
  }
}

/** Edits a story; null when the edit changes nothing. `text` is the story's current text. */
export function revise(story: Story, text: string, edit: Edit, now: Date): Change | null {
  const before: Draft = { title: story.title, author: story.author, language: story.language, text };
  const { title = before.title, author = before.author, language = before.language } = edit;
  const after: Draft = { title, author, language, text: edit.text ?? text };
  const same = (key: keyof Draft) => before[key] === after[key];
  if (same("title") && same("author") && same("language") && same("text")) return null;
  const textChanged = !same("text") || !same("language");
  const revised: Story = {
    ...story,
    title,
    author,
    language,
    version: story.version + 1,
    revision: story.revision + (textChanged ? 1 : 0),
    words: same("text") ? story.words : countWords(after.text),
    length: after.text.length,
    updatedAt: now,
  };
  const { revision } = revised;
  const event = storyRevised(story.id, {
    ...about(story),
    title,
    ...languageOf(revised),
    revision,
    textChanged,
  });
  return { story: revised, events: [event] };
}

/** Lets everybody read a story. Does nothing to a published story. */
export const publish = (story: Story, now: Date): Change =>
  story.status === "published"
    ? { story, events: [] }
    : {
        story: { ...story, status: "published", publishedAt: now, updatedAt: now },
        events: [storyPublished(story.id, about(story))],
      };

/** Lets only its owner read a story again. Does nothing to a draft. */
export const unpublish = (story: Story, now: Date): Change =>
  story.status === "draft"
    ? { story, events: [] }
    : {
        story: { ...story, status: "draft", publishedAt: null, updatedAt: now },
        events: [storyUnpublished(story.id, about(story))],
      };

/** The events when a story is deleted. */
export const remove = (story: Story): readonly DomainEvent[] => [storyDeleted(story.id, about(story))];
