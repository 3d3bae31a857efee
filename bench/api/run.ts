import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startPostgres } from "@storytelling/service/postgres";
import { contest, type Figure } from "./contest.ts";
import { makePeople } from "./people.ts";
import { measure, startServer } from "./server.ts";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, seconds: { type: "string", default: "5" } },
});
const bounds = { rounds: Number(values.rounds), seconds: Number(values.seconds) };
const text = await readFile(new URL("../../examples/little-red-cap.txt", import.meta.url), "utf8");
const folder = await mkdtemp(join(tmpdir(), "storytelling-bench-"));
const postgres = await startPostgres({ dir: join(folder, "postgres"), durable: true });
const { people, keys } = await makePeople(200);
const env = {
  ...process.env,
  NODE_ENV: "production",
  DATABASE_URL: await postgres.ensureDatabase("story"),
  KEYS: keys,
  MASTER_KEY: randomBytes(32).toString("base64"),
  JWKS_URL: "http://127.0.0.1:9/unused",
  BLOB_DIR: join(folder, "blobs"),
  LOG_FILE: join(folder, "log"),
  TRUSTED_PROXIES: "1",
};
const ours = await startServer("ours", env);
const servers = [ours, await startServer("express", env), await startServer("nest", env)];

const body = JSON.stringify({ title: "Little Red-Cap", language: "en", text });
const post = people.map(({ headers }) => ({
  method: "POST" as const,
  path: "/story/v1/stories",
  headers,
  body,
}));
// Each person writes a story, and reads it later.
const get = await Promise.all(
  people.map(async ({ headers }) => {
    const answer = await fetch(`${ours.url}/story/v1/stories`, { method: "POST", headers, body });
    const { id } = (await answer.json()) as { id: string };
    return { method: "GET" as const, path: `/story/v1/stories/${id}`, headers };
  }),
);

const figures: Figure[] = [
  ...(await contest("GET /stories/{id}", servers, get, bounds)),
  ...(await contest("POST /stories", servers, post, bounds)),
];

// One address asks ten times as often as it may, while everybody else goes on reading.
const flooder = { ...people[0]?.headers, "x-forwarded-for": "203.0.113.9" };
const flood = [{ method: "GET" as const, path: get[0]?.path ?? "", headers: flooder }];
const { url } = ours;
// Long enough for the flood to use up its minute.
const seconds = 30;
const [readers, refused] = await Promise.all([
  measure({ url, seconds, connections: 16, perSecond: 200, requests: get }),
  measure({ url, seconds, connections: 16, perSecond: 200, requests: flood }),
]);

for (const server of servers) await server.stop();
await postgres.stop();
await rm(folder, { recursive: true, force: true });

const rows = figures.map(({ route, server, perSecond, cpu, p50, p99 }) => {
  const mine = figures.find((figure) => figure.route === route && figure.server === "ours");
  const ratio = (mine?.perSecond ?? Number.NaN) / perSecond;
  return `| \`${route}\` | ${server} | ${perSecond.toFixed(0)} | ${ratio.toFixed(2)} | ${cpu.toFixed(0)} | ${p50} | ${p99} |`;
});
const report = `# The API beside a bare Express handler and NestJS

Story as it ships (checks, limits, log lines, metrics, outbox, relay), a bare Express 5 handler that checks the token and
runs the same SQL, and NestJS on Express with a guard and a pipe, one process each on the same PostgreSQL, in turn;
medians of ${bounds.rounds} rounds of ${bounds.seconds} s after one to warm up. A story of ${text.length} characters, 200 people.
The peers' events are published by nobody. Machine: ${cpus().length} x ${cpus()[0]?.model}, Node ${process.version},
sender, server and database share the cores. Run it with \`npm run bench -- api\`.

| route | server | requests/s | ours : it | CPU µs a request | p50 ms at 200/s | p99 ms at 200/s |
| --- | --- | ---: | ---: | ---: | ---: | ---: |
${rows.join("\n")}

With one address asking ten times as often as its limit allows (200/s of 20/s; ${refused.wrong} of its requests were
refused), the others, at 200 requests/s, waited ${readers.p50} ms (p50) and ${readers.p99} ms (p99); ${readers.wrong} of theirs failed.
`;
await writeFile(new URL("./results.md", import.meta.url), report);
process.stdout.write(report);
