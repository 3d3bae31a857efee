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

Three servers are compared: each service as it ships (checks, limits, log lines, metrics, outbox, relay); a bare Express 5
handler that checks the token and runs the same SQL; and NestJS on Express with a guard and a pipe. Each is one process
on the same durable PostgreSQL, in turn; the figures are medians of ${run.rounds} rounds of ${run.seconds} s after one warm-up round. There is a story of
${run.length} characters and 200 users, each with a token and an IP address, so that 32 connections are 32 users. All servers
hold a story's allowance at our subscription service before they write it, except the one marked "no allowance". Nothing
publishes the peers' events, and nothing chains their audit entries of sign-ins.
Machine: ${run.machine}; sender, server and database share the cores. Run it with \`npm run bench -- api\`.

| route | server | requests/s | ours : it | CPU µs a request | at requests/s | p50 ms | p99 ms |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.join("\n")}

A sign-in is an Argon2id hash of 19 MiB and two passes; ../identity shows how long others wait meanwhile.

One account sent ten times as many requests as its limit (200/s instead of 20/s); ${flood.refused} were refused. The others, at 200 requests/s, waited ${flood.p50.toFixed(1)} ms (p50) and ${flood.p99.toFixed(1)} ms (p99); ${flood.wrong} of theirs failed.
`;
}
