import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { answered } from "@storytelling/clients";
import { startPostgres, stopPostgres } from "@storytelling/postgres";
import { localKey } from "@storytelling/service";
import { until } from "@storytelling/service/testing";
import pg from "pg";
import { Api } from "../../platform/src/api.ts";
import { findPlatform } from "../../platform/src/find-platform.ts";
import { analyze, importStory, type NarrationView } from "../../platform/src/production.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const example = join(root, process.env.STORY || "examples/little-red-cap.txt");
const killAfterLines = Number(process.env.KILL_AFTER || 12);

let dataDir: string;
let child: ChildProcess;
const start = async (): Promise<string> => {
  child = spawn(process.execPath, [join(root, "platform/src/main.ts"), "--no-demo"], {
    stdio: "ignore",
    env: { ...process.env, PORT: "0", STORYTELLING_DATA: dataDir },
  });
  return until(() => {
    if (child.exitCode !== null) throw new Error(`The platform ended with ${child.exitCode}.`);
    return findPlatform(dataDir);
  }, 60);
};

/** How many lines this process has rendered, from its metrics. */
async function renderedBy(url: string): Promise<number> {
  const headers = { authorization: `Bearer ${await localKey(dataDir)}` };
  const metrics = await (await fetch(`${url}/metrics`, { headers })).text();
  return Number(/^narration_lines_rendered_total\{[^}]*\} (\d+)$/m.exec(metrics)?.[1] ?? 0);
}

/** How many renditions are committed, read from the database that the killed process left behind. */
async function committed(): Promise<number> {
  const server = await startPostgres({ dir: join(dataDir, "postgres"), durable: true, shared: true });
  const client = new pg.Client({ connectionString: server.url("narration") });
  await client.connect();
  const { rows } = await client.query<{ count: number }>("select count(*)::int as count from renditions");
  await client.end();
  return rows[0]?.count ?? 0;
}

describe("a platform killed in the middle of a narration", () => {
  let atKill: number;
  let narration: NarrationView;
  let afterwards: number;
  let renditions: number;

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "storytelling-kill-"));
    const person = { email: `${randomUUID()}@example.org`, password: randomUUID(), displayName: "Ada" };
    const first = new Api(await start(), person);
    const story = await importStory(first, example);
    await analyze(first, story.id, () => {});
    const body = { storyId: story.id };
    const { id } = await answered(first.narration.POST("/narration/v1/narrations", { body }));
    const read = (api: Api) =>
      answered(api.narration.GET("/narration/v1/narrations/{id}", { params: { path: { id } } }));
    await until(async () => (await read(first)).progress.done >= killAfterLines, 120);
    child.kill("SIGKILL");
    await once(child, "exit");
    atKill = await committed();

    const url = await start();
    const second = new Api(url, person);
    narration = await until(async () => {
      const view = await read(second);
      return (view.status === "done" || view.status === "failed") && view;
    }, 900);
    afterwards = await renderedBy(url);
    renditions = await committed();
    process.stdout.write(
      `# rendered before the kill ${atKill}, after it ${afterwards}, in total ${renditions} of ${narration.progress.lines} lines\n`,
    );
  });
  after(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    await stopPostgres(join(dataDir, "postgres"));
    await rm(dataDir, { recursive: true, force: true });
  });

  it("continues by itself to the end", () => {
    assert.equal(narration.status, "done");
    assert.equal(narration.progress.done, narration.progress.lines);
  });

  it("was killed in the middle", () => assert.ok(atKill > 0 && atKill < renditions));

  it("renders nothing twice", () => assert.equal(atKill + afterwards, renditions));
});
