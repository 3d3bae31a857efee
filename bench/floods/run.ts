import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startPostgres } from "@storytelling/postgres";
import { startAllowancePeer } from "@storytelling/service/testing";
import pg from "pg";
import { makePeople } from "../api/people.ts";
import { measure, startServer } from "../api/server.ts";
import type { Answers, Flood } from "./flood.ts";
import { forgetPeak, peakOf } from "./memory.ts";
import { pageOf, type Row } from "./report.ts";

/**
 * How long others wait, and how much memory the process takes, while one user sends large or many requests. The others
 * call another route of the same process, 50 times a second. Waits are counted from the moment that a request was due.
 */
const seconds = 15;
const folder = await mkdtemp(join(tmpdir(), "storytelling-bench-"));
const postgres = await startPostgres({ dir: join(folder, "postgres"), durable: true });
const allowance = await startAllowancePeer();
const { people, keys } = await makePeople(50);
const [attacker, ...others] = people;
const headers = attacker?.headers ?? {};
const databaseUrl = await postgres.ensureDatabase("story");
const server = await startServer("ours", {
  ...process.env,
  NODE_ENV: "production",
  SERVICE: "story",
  DATABASE_URL: databaseUrl,
  MASTER_KEY: randomBytes(32).toString("base64"),
  KEYS: keys,
  JWKS_URL: "http://127.0.0.1:9/unused",
  BLOB_DIR: join(folder, "blobs"),
  LOG_FILE: join(folder, "log"),
  SUBSCRIPTION_URL: allowance.url,
});
const { url, pid } = server;
const database = new pg.Client({ connectionString: databaseUrl });
await database.connect();
const watched = await storyBeingAnalysed();

const rows: Row[] = [];
for (const [name, flood] of Object.entries<Pick<Flood, "kind" | "count" | "path"> | null>({
  nothing: null,
  "1 body of 1.5 million unknown names": { kind: "unknown keys", count: 1, path: "/story/v1/stories" },
  "6 bodies of 1.5 million unknown names": { kind: "unknown keys", count: 6, path: "/story/v1/stories" },
  "6 stories of 5 million characters": { kind: "long text", count: 6, path: "/story/v1/stories" },
  "1,500 progress streams": { kind: "streams", count: 1500, path: watched },
})) {
  await forgetPeak(pid);
  const [before, queries] = [await server.cpu(), await queriesSoFar()];
  const reads = others.map((person) => ({ method: "GET" as const, path: "/story/v1/stories", ...person }));
  const asking = measure({ url, seconds, connections: 2000, perSecond: 50, requests: reads });
  await wait(3000);
  const answers = flood ? await send({ ...flood, url, headers, seconds: 8 }) : {};
  const waits = await asking;
  const cpu = ((await server.cpu()) - before) / 1e6;
  const transactions = ((await queriesSoFar()) - queries) / seconds;
  rows.push({ name, answers, ...waits, peak: await peakOf(pid), cpu, transactions });
}

await database.end();
await server.stop();
await allowance.close();
await postgres.stop();
await rm(folder, { recursive: true, force: true });
const machine = `${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`;
const page = pageOf(rows, machine);
process.stdout.write(page);
await writeFile(new URL("./results.md", import.meta.url), page);

async function send(flood: Flood): Promise<Answers> {
  const child = fork(new URL("./flooder.ts", import.meta.url));
  child.send(flood);
  const [answers] = await once(child, "message");
  return answers;
}

/** The path of the progress stream of an analysis that never ends. */
async function storyBeingAnalysed(): Promise<string> {
  const post = async (path: string, body?: object) => {
    const answer = await fetch(`${url}/story/v1/${path}`, {
      method: "POST",
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const { id } = await post("stories", { title: "Short", language: "en", text: "The wolf was hungry." });
  await post(`stories/${id}/analyze`);
  for (let status = ""; status !== "done"; await wait(100)) {
    const answer = await fetch(`${url}/story/v1/stories/${id}/analysis`, { headers });
    status = ((await answer.json()) as { status: string }).status;
  }
  await database.query("update story_analyses set status = 'running' where story_id = $1", [id]);
  return `/story/v1/stories/${id}/analysis/progress`;
}

async function queriesSoFar(): Promise<number> {
  const { rows } = await database.query(
    "select xact_commit::int as done from pg_stat_database where datname = current_database()",
  );
  return rows[0].done;
}
