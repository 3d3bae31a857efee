import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Api } from "../src/api.ts";
import { type Platform, startPlatform } from "../src/platform.ts";

const limit = 40;
process.env.REQUESTS_PER_MINUTE = String(limit);

describe("users behind one address", () => {
  let dataDir: string;
  let platform: Platform;
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "storytelling-shares-"));
    platform = await startPlatform({ dataDir, port: 0 });
  });
  after(async () => {
    await platform.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const somebody = async () => {
    const who = { email: `${randomUUID()}@example.org`, password: randomUUID(), displayName: "Somebody" };
    const api = new Api(platform.url, who);
    await api.signIn();
    return async () => {
      const body = { title: "Once", language: "en", text: "Once upon a time." };
      const { response } = await api.story.POST("/story/v1/stories", { body });
      return response.status;
    };
  };
  const refused = async (times: number, write: () => Promise<number>) => {
    const statuses = [];
    for (let n = 0; n < times; n++) statuses.push(await write());
    return statuses.filter((status) => status !== 201).length;
  };

  it("one writes twice as much as an account may, with calls to two services each time; no request of another is refused", async () => {
    const [ada, eve] = [await somebody(), await somebody()];
    assert.equal(await refused(2 * limit, ada), limit);
    assert.equal(await refused(25, eve), 0);
  });
});
