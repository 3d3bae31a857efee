import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { startTestService, type TestService } from "@storytelling/service/testing";
import { identity } from "../../services/identity/src/service.ts";
import { compare, quantile, shuffled } from "../statistics.ts";

/**
 * Whether the response time shows that an address has an account. Each route gets requests for addresses with an
 * account and for as many without, all in one random order. Usage: node bench/identity/enumeration.ts [samples] [route]
 */
const samples = Number(process.argv[2] ?? 2000);
const password = "nine otters in a rowing boat";

const service = await startTestService(identity, {
  trustedProxies: 1,
  env: { PASSWORD_MEMORY_KIB: "1024", PASSWORD_PASSES: "1", LOG_LEVEL: "silent" },
});
let next = 0;
const headers = () => ({
  "x-forwarded-for": `10.${(next >> 16) & 255}.${(next >> 8) & 255}.${next++ & 255}`,
});
const post = (path: string, body: object) => service.http.post(path, { body, headers: headers() });

const known = Array.from({ length: samples }, () => `${randomUUID()}@example.org`);
for (const email of known) await post("auth/register", { email, password, displayName: "Ada" });
await service.running.context.db.pool.query("delete from sign_in_limits");

const cases = [
  ["login", (email: string) => post("auth/login", { email, password: "four wrong herons" })],
  ["register", (email: string) => post("auth/register", { email, password, displayName: "Ada" })],
  ["forgot", (email: string) => post("auth/password/forgot", { email })],
] as const;

const lines = [
  "# Does the response time show whether an address has an account?",
  "",
  `${samples} addresses with an account and ${samples} without, requested in one random order, each from its own IP`,
  "address. The hashes are of 1 MiB, so that they do not hide a difference. *p*: the probability of so large a",
  "Mann-Whitney U if both groups were the same (two-sided). *null*: how often random halves of the existing group",
  "differ in median by at least as much as the groups do.",
  "",
  "| route | answers | median ms, existing | absent | p95 existing | absent | p | null |",
  "| --- | --- | --- | --- | --- | --- | --- | --- |",
];
const only = process.argv[3];
for (const [name, ask] of cases.filter(([each]) => !only || each === only))
  lines.push(await measure(service, name, ask));
await service.stop();
const text = `${lines.join("\n")}\n`;
process.stdout.write(text);
if (!only) await writeFile(new URL("enumeration.results.md", import.meta.url), text);

async function measure(
  { running }: TestService,
  name: string,
  ask: (email: string) => Promise<{ status: number; body: unknown }>,
): Promise<string> {
  const times = { existing: [] as number[], absent: [] as number[] };
  const answers = new Set<string>();
  const one = async (group: "existing" | "absent", email: string) => {
    const began = performance.now();
    const { status, body } = await ask(email);
    times[group].push(performance.now() - began);
    answers.add(JSON.stringify([status, { ...(body as object), requestId: "" }]));
    await quiet(running.context.db.pool);
  };
  const asks = known.flatMap((email) => [
    () => one("existing", email),
    () => one("absent", `${randomUUID()}@example.org`),
  ]);
  for (const ask of shuffled(asks)) await ask();
  const { p, asLarge } = compare(times.existing, times.absent);
  const [a, b] = [times.existing, times.absent].map((all) => [quantile(all, 0.5), quantile(all, 0.95)]);
  const ms = (value: number | undefined) => (value ?? 0).toFixed(2);
  const alike = answers.size === 1 ? "alike" : `${answers.size} kinds`;
  return `| ${name} | ${alike} | ${ms(a?.[0])} | ${ms(b?.[0])} | ${ms(a?.[1])} | ${ms(b?.[1])} | ${p.toFixed(3)} | ${asLarge.toFixed(2)} |`;
}

/** Waits until the letter of one request is sent, so that its work does not count towards the next request. */
async function quiet(pool: { query(sql: string): Promise<{ rowCount: number | null }> }): Promise<void> {
  const waiting = "select 1 from pgboss.job where state = 'active' limit 1";
  for (let i = 0; i < 200 && (await pool.query(waiting)).rowCount; i++)
    await new Promise((resolve) => setTimeout(resolve, 2));
}
