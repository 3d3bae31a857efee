import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Refusal } from "@storytelling/values";
import { assertUnchanged, type Change, create, publish, revise, unpublish } from "./story.ts";

const now = new Date("2026-11-22T10:00:00Z");
const later = new Date("2026-11-22T11:00:00Z");
const draft = { title: "The Frog King", author: null, language: "en", text: "Once upon a time." };
const { story } = create(draft, { id: "s", ownerId: "ada" }, now);
const types = (change: { events: readonly { type: string }[] } | null) =>
  change?.events.map((event) => event.type);

const textChanged = (change: Change | null) => {
  const [event] = change?.events ?? [];
  return (event?.data as { textChanged: boolean } | undefined)?.textChanged;
};

describe("revise", () => {
  it("returns null when nothing changes", () => {
    assert.equal(revise(story, draft.text, {}, later), null);
    assert.equal(revise(story, draft.text, { ...draft }, later), null);
  });

  it("makes a new revision for an edit of the text or the language", () => {
    for (const edit of [{ text: "Once more." }, { language: "de" }]) {
      const change = revise(story, draft.text, edit, later);
      assert.equal(change?.story.revision, 2);
      assert.equal(change?.story.version, 2);
      assert.deepEqual(types(change), ["StoryRevised"]);
      assert.equal(textChanged(change), true);
    }
    assert.equal(revise(story, draft.text, { text: "Once more." }, later)?.story.words, 2);
  });

  it("makes a new version but no new revision for an edit of title or author", () => {
    for (const edit of [{ title: "Frog" }, { author: "Grimm" }]) {
      const change = revise(story, draft.text, edit, later);
      assert.equal(change?.story.revision, 1);
      assert.equal(change?.story.version, 2);
      assert.equal(textChanged(change), false);
    }
  });

  it("removes the author with null, and keeps it if the field is missing", () => {
    const by = { ...story, author: "Grimm" };
    assert.equal(revise(by, draft.text, { author: null }, later)?.story.author, null);
    assert.equal(revise(by, draft.text, { title: "Frog" }, later)?.story.author, "Grimm");
  });
});

describe("assertUnchanged", () => {
  const refusal = (ifMatch: string | null) => {
    try {
      assertUnchanged(story, ifMatch);
      return null;
    } catch (error) {
      return error instanceof Refusal ? error.kind : error;
    }
  };
  it("accepts the current version or *, and refuses others", () => {
    assert.equal(refusal(null), "precondition-required");
    assert.equal(refusal("2"), "stale");
    assert.equal(refusal("1"), null);
    assert.equal(refusal("*"), null);
  });
});

describe("publish and unpublish", () => {
  it("record their event once", () => {
    const published = publish(story, later);
    assert.deepEqual(types(published), ["StoryPublished"]);
    assert.deepEqual(types(publish(published.story, later)), []);
    const back = unpublish(published.story, later);
    assert.deepEqual(types(back), ["StoryUnpublished"]);
    assert.equal(back.story.publishedAt, null);
    assert.deepEqual(types(unpublish(back.story, later)), []);
  });
});
