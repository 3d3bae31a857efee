import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import { startTestService } from "@storytelling/service/testing";
import { identity } from "../../services/identity/src/service.ts";
import { quantile } from "../statistics.ts";

/**
 * How long an unrelated GET on the same process takes while 64 users sign in at the same time, with hashes at their
 * real cost.
 */
const parallel = 64;
const seconds = Number(process.argv[2] ?? 15);
const password = "nine otters in a rowing boat";

const service = await startTestService(identity, { trustedProxies: 1, env: { LOG_LEVEL: "silent" } });
let next = 0;
const headers = () => ({
  "x-forwarded-for": `10.${(next >> 16) & 255}.${(next >> 8) & 255}.${next++ & 255}`,
});
const emails = Array.from({ length: parallel }, () => `${randomUUID()}@example.org`);
for (const email of emails)
  await service.http.post("auth/register", {
    body: { email, password, displayName: "Ada" },
    headers: headers(),
  });

let ended = false;
let signIns = 0;
const statuses = new Map<number, number>();
const signInForever = async (email: string) => {
  while (!ended) {
    const { status } = await service.http.post("auth/login", {
      body: { email, password },
      headers: headers(),
    });
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status === 200) signIns += 1;
  }
};
const gets = async (path: string, until: number): Promise<number[]> => {
  const times: number[] = [];
  while (performance.now() < until) {
    const began = performance.now();
    const { status } = await service.http.get(path);
    times.push(performance.now() - began);
    if (status !== 200) throw new Error(`The unrelated request was answered ${status}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return times;
};
const both = (length: number) =>
  Promise.all(
    ["/healthz", ".well-known/jwks.json"].map((path) => gets(path, performance.now() + length * 1000)),
  );
const alone = await both(4);
const load = Promise.all(emails.map(signInForever));
const beside = await both(seconds);
ended = true;
await load;
await service.stop();

const row = (name: string, times: readonly number[]) =>
  `| ${name} | ${times.length} | ${[0.5, 0.95, 0.99].map((share) => quantile(times, share).toFixed(1)).join(" | ")} |`;
const text = [
  `# An unrelated GET while ${parallel} users sign in at the same time`,
  "",
  `\`/healthz\` (no query) and \`/.well-known/jwks.json\` (one query) on the same process, with Argon2id at 19 MiB and two passes. Client and server ran in`,
  `one process on ${availableParallelism()} cores, load average ${loadavg()[0]?.toFixed(1)} (the machine was shared).`,
  `${(signIns / seconds).toFixed(1)} sign-ins a second; answers: ${[...statuses].map((entry) => entry.join(" × ")).join(", ")}.`,
  "",
  "| | requests | median ms | p95 | p99 |",
  "| --- | --- | --- | --- | --- |",
  row("/healthz, alone", alone[0] ?? []),
  row("/healthz, beside the sign-ins", beside[0] ?? []),
  row("jwks.json, alone", alone[1] ?? []),
  row("jwks.json, beside the sign-ins", beside[1] ?? []),
  "",
].join("\n");
process.stdout.write(text);
await writeFile(new URL("logins.results.md", import.meta.url), text);
