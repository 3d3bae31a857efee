import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { until } from "@storytelling/service/testing";
import { Api, ApiProblem } from "../../platform/src/api.ts";
import {
  analyze,
  importStory,
  type NarrationView,
  narrate,
  type StoryView,
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
    let story: StoryView;
    let narration: NarrationView;
    before(async () => {
      world = await start();
      ada = new Api(world.url, person("Ada"));
      reader = new Api(world.url, person("Reader"));
      await Promise.all([ada.signIn(), reader.signIn()]);
    });
    after(() => world?.stop());

    it("is imported as its author wrote it", async () => {
      story = await importStory(ada, example);
      const { text } = await ada.json<{ text: string }>(`/story/v1/stories/${story.id}`);
      assert.equal(text, (await readFile(example, "utf8")).replace(/^\uFEFF/, ""));
    });

    it("shows its author's name, which it received in an event from identity", async () => {
      await until(
        async () =>
          (await ada.json<{ ownerName: string }>(`/story/v1/stories/${story.id}`)).ownerName === "Ada",
      );
    });

    it("is analysed into lines that, joined, are its text", async () => {
      const seen: number[] = [];
      await analyze(ada, story.id, (view) => seen.push(view.progress));
      assert.equal(seen.at(-1), 1);
      const script = await ada.json<{ lines: { text: string }[] }>(`/story/v1/stories/${story.id}/script`);
      const { text } = await ada.json<{ text: string }>(`/story/v1/stories/${story.id}`);
      assert.equal(script.lines.map((line) => line.text).join(""), text);
    });

    it("gets a cast as soon as its characters are known, with a voice of its own for the narrator", async () => {
      type Item = { character: { name: string } | null; voice: { id: string } };
      const items = await until(async () => {
        const cast = await ada.json<{ items: Item[] }>(`/narration/v1/stories/${story.id}/cast`);
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
      const path = `/narration/v1/narrations/${narration.id}`;
      const audio = Buffer.from(await (await ada.request(`${path}/audio.mp3`)).arrayBuffer());
      assert.equal(audio.subarray(0, 3).toString(), "ID3");
      const captions = await (await ada.request(`${path}/captions.vtt`)).text();
      assert.match(captions, /^WEBVTT/);
    });

    it("was charged to its owner's allowance by events", async () => {
      type Usage = { resources: { resource: string; used: number; held: number }[] };
      await until(async () => {
        const { resources } = await ada.json<Usage>("/subscription/v1/usage/current");
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
      type View = { narration: { id: string; status: string } | null };
      await until(async () => {
        const view = await ada.json<View>(`/story/v1/stories/${story.id}`);
        return view.narration?.id === narration.id && view.narration.status === "completed";
      });
    });

    it("can be heard by its owner only until it is published, then by anybody", async () => {
      const path = `/narration/v1/narrations/${narration.id}/audio.mp3`;
      await assert.rejects(reader.request(path), (error: ApiProblem) => error.status === 404);
      await ada.post(`/story/v1/stories/${story.id}/publish`);
      await until(async () => (await reader.request(path).catch(() => null))?.ok);
      const part = await reader.request(path, { headers: { range: "bytes=0-99" } });
      assert.equal(part.status, 206);
      assert.equal((await part.arrayBuffer()).byteLength, 100);
    });

    it("deletes its narrations when it is deleted", async () => {
      await ada.request(`/story/v1/stories/${story.id}`, { method: "DELETE" });
      await until(async () => {
        const gone = await ada
          .request(`/narration/v1/narrations/${narration.id}`)
          .catch((error: unknown) => error);
        return gone instanceof ApiProblem && gone.status === 404;
      });
    });
  });
}
