import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { answered, items } from "@storytelling/clients";
import { localAccounts, tellLogins } from "../src/accounts.ts";
import { Api } from "../src/api.ts";
import { loadDemo } from "../src/demo.ts";
import { type Platform, startPlatform } from "../src/platform.ts";

describe("the demo world", () => {
  let platform: Platform;
  let dataDir: string;
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "storytelling-demo-"));
    platform = await startPlatform({ dataDir, port: 0 });
    await loadDemo(platform, () => {});
    await loadDemo(platform, () => {});
  });
  after(async () => {
    await platform.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it("has three stories, one of them narrated, even when it is loaded several times", async () => {
    const { writer } = await localAccounts(dataDir);
    const api = new Api(platform.url, writer);
    const stories = await Array.fromAsync(
      items((at) => api.story.GET("/story/v1/stories", { params: { query: at } })),
    );
    assert.equal(stories.length, 3);
    assert.equal(stories.filter((story) => story.narration?.status === "completed").length, 1);
  });

  it("has an admin", async () => {
    const { admin } = await localAccounts(dataDir);
    const me = await answered(new Api(platform.url, admin).identity.GET("/identity/v1/users/me"));
    assert.equal(me.role, "admin");
  });

  it("prints its users and their passwords once, and again only on request", async () => {
    const { writer, admin } = await localAccounts(dataDir);
    const tell = async (again: boolean) => {
      const said: string[] = [];
      await tellLogins(dataDir, (line) => said.push(line), { again });
      return [writer, admin].filter(({ email, password }) =>
        said.some((line) => line.includes(email) && line.includes(password)),
      ).length;
    };
    assert.deepEqual([await tell(false), await tell(false), await tell(true)], [2, 0, 2]);
  });
});
