import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startPostgres } from "@storytelling/postgres";
import { contest, type Figure } from "./contest.ts";
import { startDirectory } from "./directory.ts";
import type { Load } from "./measured.ts";
import { makePeople } from "./people.ts";
import { reportOf } from "./report.ts";
import { measure, type Server, startServer } from "./server.ts";

type Requests = Load["requests"];

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, seconds: { type: "string", default: "5" } },
});
const bounds = { rounds: Number(values.rounds), seconds: Number(values.seconds) };
const text = await readFile(new URL("../../examples/little-red-cap.txt", import.meta.url), "utf8");
const folder = await mkdtemp(join(tmpdir(), "storytelling-bench-"));
const postgres = await startPostgres({ dir: join(folder, "postgres"), durable: true });
const { people, keys } = await makePeople(201);
const flooder = people.pop();
const directory = await startDirectory();
const MASTER_KEY = randomBytes(32).toString("base64");

/** A service as it ships and its peers, on one database. */
async function against(
  service: string,
  work: (ours: Server, all: Server[], env: NodeJS.ProcessEnv) => Promise<void>,
): Promise<void> {
  const env = {
    ...process.env,
    MASTER_KEY,
    NODE_ENV: "production",
    SERVICE: service,
    DATABASE_URL: await postgres.ensureDatabase(service),
    KEYS: keys,
    JWKS_URL: "http://127.0.0.1:9/unused",
    BLOB_DIR: join(folder, "blobs"),
    LOG_FILE: join(folder, "log"),
    TRUSTED_PROXIES: "1",
    // No user reaches a limit of their allowance here.
    DEFAULT_TIER: "platinum",
    SUBSCRIPTION_URL: subscriptionUrl,
    SERVICES_URL: directory.url,
    PEER_KEY: directory.peerKey,
    MAILBOX_DIR: join(folder, "mailbox"),
  };
  const all: Server[] = [];
  try {
    for (const name of ["ours", "express", "nest"]) all.push(await startServer(name, env));
    const [ours] = all;
    if (ours) await work(ours, all, env);
  } finally {
    for (const server of all) await server.stop();
  }
}

const posting = (path: string, bodyOf: (person: number) => object): Requests =>
  people.map(({ headers }, person) => ({
    method: "POST",
    path,
    headers,
    body: JSON.stringify(bodyOf(person)),
  }));

async function send(url: string, { method, path, headers, body }: Requests[number]) {
  const answer = await fetch(`${url}${path}`, { method, headers, ...(body ? { body } : {}) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.headers.get("content-type")?.includes("json") ? answer.json() : null;
}

/** The requests of users who are not signed in yet. */
const unsigned = (requests: Requests): Requests =>
  requests.map(({ headers: { authorization: _, ...headers }, ...request }) => ({ ...request, headers }));

const figures: Figure[] = [];
let subscriptionUrl = "http://127.0.0.1:9";
let flood = { refused: 0, p50: 0, p99: 0, wrong: 0 };

await against("subscription", async ({ url }, all) => {
  const check = posting("/subscription/v1/usage/check", () => ({ resource: "analysedWords", quantity: 100 }));
  figures.push(...(await contest("POST /usage/check", all, check, bounds)));
  subscriptionUrl = url;
  await against("story", async (ours, servers, env) => {
    directory.storyIsAt(ours.url);
    const post = posting("/story/v1/stories", () => ({ title: "Little Red-Cap", language: "en", text }));
    // Each user writes a story and reads it later. Each server has its own stories, since ours seals what the peers
    // store unencrypted.
    const reading = new Map<Server, Requests>();
    for (const server of servers) {
      const get: Requests = [];
      for (const request of post) {
        const { id } = (await send(server.url, request)) as { id: string };
        get.push({ method: "GET", path: `/story/v1/stories/${id}`, headers: request.headers });
      }
      reading.set(server, get);
    }
    const get = reading.get(ours) ?? [];
    figures.push(...(await contest("GET /stories/{id}", servers, reading, bounds)));
    const without = await startServer("express", { ...env, BENCH_HOLD: "off" }, "express, no allowance");
    figures.push(...(await contest("POST /stories", [...servers, without], post, bounds)));
    await without.stop();

    // One account sends ten times as many requests as its limit, long enough to use up its minute, while all others
    // read.
    const headers = flooder?.headers ?? {};
    const body = JSON.stringify({ title: "Little Red-Cap", language: "en", text });
    const written = (await send(ours.url, { method: "POST", path: "/story/v1/stories", headers, body })) as {
      id: string;
    };
    const path = `/story/v1/stories/${written.id}`;
    const steady = { url: ours.url, seconds: 30, connections: 64, perSecond: 200 };
    const [readers, refused] = await Promise.all([
      measure({ ...steady, requests: get }),
      measure({ ...steady, requests: [{ method: "GET", path, headers }] }),
    ]);
    flood = { refused: refused.wrong, p50: readers.p50, p99: readers.p99, wrong: readers.wrong };
  });
});

await against("identity", async (ours, servers) => {
  const credentials = people.map((_, n) => ({
    email: `person${n}@example.org`,
    password: "nine otters in a boat",
  }));
  const opening = posting("/identity/v1/auth/register", (n) => ({
    ...credentials[n],
    displayName: `Person ${n}`,
  }));
  for (const request of unsigned(opening)) await send(ours.url, request);
  const login = unsigned(posting("/identity/v1/auth/login", (n) => credentials[n] ?? {}));
  // A hash takes about 30 ms of a core: no machine of this size can do 200 a second.
  figures.push(...(await contest("POST /auth/login", servers, login, { ...bounds, perSecond: 10 })));
});

directory.stop();
await postgres.stop();
await rm(folder, { recursive: true, force: true });
const machine = `${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`;
const report = reportOf(figures, flood, { ...bounds, machine, length: text.length });
await writeFile(new URL("./results.md", import.meta.url), report);
process.stdout.write(report);
