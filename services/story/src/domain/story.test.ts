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
  it("is nothing when nothing changes", () => {
    assert.equal(revise(story, draft.text, {}, later), null);
    assert.equal(revise(story, draft.text, { ...draft }, later), null);
  });

  it("of the text or the language makes a revision", () => {
    for (const edit of [{ text: "Once more." }, { language: "de" }]) {
      const change = revise(story, draft.text, edit, later);
      assert.equal(change?.story.revision, 2);
      assert.equal(change?.story.version, 2);
      assert.deepEqual(types(change), ["StoryRevised"]);
      assert.equal(textChanged(change), true);
    }
    assert.equal(revise(story, draft.text, { text: "Once more." }, later)?.story.words, 2);
  });

  it("of title or author makes an edit but no revision", () => {
    for (const edit of [{ title: "Frog" }, { author: "Grimm" }]) {
      const change = revise(story, draft.text, edit, later);
      assert.equal(change?.story.revision, 1);
      assert.equal(change?.story.version, 2);
      assert.equal(textChanged(change), false);
    }
  });

  it("takes the author away with null and keeps it without", () => {
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
  it("wants the version that was edited, or any", () => {
    assert.equal(refusal(null), "precondition-required");
    assert.equal(refusal("2"), "stale");
    assert.equal(refusal("1"), null);
    assert.equal(refusal("*"), null);
  });
});

describe("publish and unpublish", () => {
  it("tell once", () => {
    const published = publish(story, later);
    assert.deepEqual(types(published), ["StoryPublished"]);
    assert.deepEqual(types(publish(published.story, later)), []);
    const back = unpublish(published.story, later);
    assert.deepEqual(types(back), ["StoryUnpublished"]);
    assert.equal(back.story.publishedAt, null);
    assert.deepEqual(types(unpublish(back.story, later)), []);
  });
});
