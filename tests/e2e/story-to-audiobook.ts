import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { type ApiProblem, answered } from "@storytelling/clients";
import { until } from "@storytelling/service/testing";
import { Api } from "../../platform/src/api.ts";
import {
  analyze,
  type ImportedStory,
  importStory,
  type NarrationView,
  narrate,
} from "../../platform/src/production.ts";

const example = fileURLToPath(new URL("../../examples/belling-the-cat.txt", import.meta.url));

interface World {
  readonly url: string;
  stop(): Promise<void>;
}

const person = (name: string) => ({
  email: `${randomUUID()}@example.org`,
  password: `${randomUUID()}`,
  displayName: name,
});

/** What a writer and a reader do with a running platform. It holds for one process and for many. */
export function storyToAudiobook(name: string, start: () => Promise<World>): void {
  describe(`a story on ${name}`, () => {
    let world: World;
    let ada: Api;
    let reader: Api;
    let story: ImportedStory;
    let narration: NarrationView;
    before(async () => {
      world = await start();
      ada = new Api(world.url, person("Ada"));
      reader = new Api(world.url, person("Reader"));
      await Promise.all([ada.signIn(), reader.signIn()]);
    });
    after(() => world?.stop());
    const ofStory = () => ({ params: { path: { id: story.id } } });
    const ofNarration = () => ({ params: { path: { id: narration.id } } });
    const read = () => answered(ada.story.GET("/story/v1/stories/{id}", ofStory()));
    const listen = (who: Api, headers: Record<string, string> = {}) =>
      who.narration.GET("/narration/v1/narrations/{id}/audio.mp3", {
        ...ofNarration(),
        parseAs: "arrayBuffer",
        headers,
      });

    it("is imported as its author wrote it", async () => {
      story = await importStory(ada, example);
      const { text } = await read();
      assert.equal(text, (await readFile(example, "utf8")).replace(/^\uFEFF/, ""));
    });

    it("shows its author's name, which it received in an event from identity", async () => {
      await until(async () => (await read()).ownerName === "Ada");
    });

    it("is analysed into lines that, joined, are its text", async () => {
      const seen: number[] = [];
      await analyze(ada, story.id, (view) => seen.push(view.progress));
      assert.equal(seen.at(-1), 1);
      const script = await answered(ada.story.GET("/story/v1/stories/{id}/script", ofStory()));
      const { text } = await read();
      assert.equal(script.lines.map((line) => line.text).join(""), text);
    });

    it("gets a cast as soon as its characters are known, with a voice of its own for the narrator", async () => {
      const items = await until(async () => {
        const cast = await answered(ada.narration.GET("/narration/v1/stories/{id}/cast", ofStory()));
        return cast.items.length > 1 && cast.items;
      });
      const narrator = items.find((item) => item.character === null);
      assert.ok(narrator);
      assert.ok(items.every((item) => item.character === null || item.voice.id !== narrator.voice.id));
    });

    it("is narrated, with progress, into an MP3 and captions", async () => {
      const seen: number[] = [];
      narration = await narrate(ada, { storyId: story.id }, (view) => seen.push(view.progress.fraction));
      assert.deepEqual(
        seen,
        [...seen].sort((a, b) => a - b),
      );
      assert.equal(narration.progress.done, narration.progress.lines);
      const audio = Buffer.from(await answered(listen(ada)));
      assert.equal(audio.subarray(0, 3).toString(), "ID3");
      const captions = await answered(
        ada.narration.GET("/narration/v1/narrations/{id}/captions.vtt", {
          ...ofNarration(),
          parseAs: "text",
        }),
      );
      assert.match(captions, /^WEBVTT/);
    });

    it("was charged to its owner's allowance by events", async () => {
      await until(async () => {
        const { resources } = await answered(ada.subscription.GET("/subscription/v1/usage/current"));
        const used = new Map(resources.map((each) => [each.resource, each.used]));
        const { words } = story;
        return (
          used.get("stories") === 1 &&
          used.get("analysedWords") === words &&
          (used.get("narratedCharacters") ?? 0) > words &&
          (used.get("storageBytes") ?? 0) > 0 &&
          resources.every(({ held }) => held === 0)
        );
      });
    });

    it("shows its narration, which it received in events from narration", async () => {
      await until(async () => {
        const view = await read();
        return view.narration?.id === narration.id && view.narration.status === "completed";
      });
    });

    it("can be heard by its owner only until it is published, then by anybody", async () => {
      await assert.rejects(answered(listen(reader)), (error: ApiProblem) => error.status === 404);
      await answered(ada.story.POST("/story/v1/stories/{id}/publish", ofStory()));
      await until(async () => (await listen(reader)).response.ok);
      const part = await listen(reader, { range: "bytes=0-99" });
      assert.equal(part.response.status, 206);
      assert.equal(part.data?.byteLength, 100);
    });

    it("deletes its narrations when it is deleted", async () => {
      await answered(ada.story.DELETE("/story/v1/stories/{id}", ofStory()));
      await until(async () => {
        const { response } = await ada.narration.GET("/narration/v1/narrations/{id}", ofNarration());
        return response.status === 404;
      });
    });
  });
}
