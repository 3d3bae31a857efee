import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { localAccounts, tellLogins } from "../src/accounts.ts";
import { Api } from "../src/api.ts";
import { loadDemo } from "../src/demo.ts";
import { type Platform, startPlatform } from "../src/platform.ts";

interface Shelf {
  title: string;
  narration: { status: string } | null;
}

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
    const stories = await Array.fromAsync(new Api(platform.url, writer).items<Shelf>("/story/v1/stories"));
    assert.equal(stories.length, 3);
    assert.equal(stories.filter((story) => story.narration?.status === "completed").length, 1);
  });

  it("has an admin", async () => {
    const { admin } = await localAccounts(dataDir);
    const me = await new Api(platform.url, admin).json<{ role: string }>("/identity/v1/users/me");
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
