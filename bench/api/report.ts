import type { Figure } from "./contest.ts";

/** The page of figures. */
export function reportOf(
  figures: readonly Figure[],
  flood: { refused: number; p50: number; p99: number; wrong: number },
  run: { rounds: number; seconds: number; machine: string; length: number },
): string {
  const rows = figures.map(({ route, server, perSecond, cpu, rate, p50, p99 }) => {
    const mine = figures.find((figure) => figure.route === route && figure.server === "ours");
    const ratio = ((mine?.perSecond ?? Number.NaN) / perSecond).toFixed(2);
    return `| \`${route}\` | ${server} | ${perSecond.toFixed(0)} | ${ratio} | ${cpu.toFixed(0)} | ${rate} | ${p50.toFixed(1)} | ${p99.toFixed(1)} |`;
  });
  return `# The API beside a bare Express handler and NestJS

Each service as it ships (checks, limits, log lines, metrics, outbox, relay), a bare Express 5 handler that checks the
token and runs the same SQL, and NestJS on Express with a guard and a pipe; one process each on the same durable
PostgreSQL, in turn; medians of ${run.rounds} rounds of ${run.seconds} s after one to warm up. A story of ${run.length} characters, 200 people,
each with a token and an address, so that 32 connections are 32 people at a time. All have a story's allowance held at our
subscription service before they write it, but for the one that says so. The peers' events are published by nobody, and nobody chains what they note of sign-ins.
Machine: ${run.machine}; sender, server and database share the cores. Run it with \`npm run bench -- api\`.

| route | server | requests/s | ours : it | CPU µs a request | at requests/s | p50 ms | p99 ms |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.join("\n")}

Signing in is an Argon2id hash of 19 MiB and two passes; see ../identity for how others are answered meanwhile.

With one account asking ten times as often as its limit allows (200/s of 20/s; ${flood.refused} of its requests were
refused), the others, at 200 requests/s, waited ${flood.p50.toFixed(1)} ms (p50) and ${flood.p99.toFixed(1)} ms (p99); ${flood.wrong} of theirs failed.
`;
}
