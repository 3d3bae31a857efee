import { Agent, request } from "node:http";
import type { Answers, Flood } from "./flood.ts";

// A separate process, so that the cost of sending is not counted as the cost of answering.
process.once("message", async (flood: Flood) => {
  const { count, kind } = flood;
  const body = kind === "streams" ? null : bodies[kind]();
  const statuses = await Promise.all(Array.from({ length: count }, () => send(flood, body)));
  const answers: Record<string, number> = {};
  for (const status of statuses) answers[status] = (answers[status] ?? 0) + 1;
  process.send?.(answers satisfies Answers, () => process.exit(0));
});

const bodies = {
  /** 15 MB with 1.5 million property names that no route knows. */
  "unknown keys": () =>
    Buffer.from(`{${Array.from({ length: 1_500_000 }, (_, n) => `"k${100_000 + n}":1`).join(",")}}`),
  /** 15 MB that a story may have: five million characters of three bytes. */
  "long text": () =>
    Buffer.from(JSON.stringify({ title: "Long", language: "en", text: "語り。 ".repeat(1_250_000) })),
};

const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });

/** Resolves to the answer's status; to `broken` when there was none. A stream is closed after `seconds`. */
function send({ url, path, headers, seconds }: Flood, body: Buffer | null): Promise<string> {
  const method = body ? "POST" : "GET";
  return new Promise((resolve) => {
    const asked = request(`${url}${path}`, { method, headers, agent }, (answer) => {
      const status = String(answer.statusCode);
      answer.resume();
      answer.once("close", () => resolve(status));
      if (!body) setTimeout(() => asked.destroy(), seconds * 1000);
    });
    asked.once("error", () => resolve("broken"));
    asked.end(body ?? undefined);
  });
}
