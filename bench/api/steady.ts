import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { quantile } from "../statistics.ts";
import type { Load, Measured } from "./measured.ts";

/**
 * Sends requests at the given rate, even when answers are slow, at random moments like independent users (Poisson
 * arrivals). Each request is timed from the moment that it was due, including its wait for a connection. So a slow
 * answer also counts against the requests behind it.
 */
export async function askSteadily(load: Load, perSecond: number): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
  const asked: Promise<{ ms: number; right: boolean }>[] = [];
  const start = performance.now();
  for (
    let due = start;
    due < start + load.seconds * 1000;
    due += (-Math.log(1 - Math.random()) * 1000) / perSecond
  ) {
    const early = due - performance.now();
    if (early > 0) await wait(early);
    const { requests } = load;
    asked.push(
      askOnce(load.url, requests[asked.length % requests.length] as Load["requests"][number], agent, due),
    );
  }
  const answers = await Promise.all(asked);
  agent.destroy();
  const times = answers.map(({ ms }) => ms);
  const right = answers.filter((answer) => answer.right).length;
  return {
    perSecond: right / load.seconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    worst: Math.max(...times),
    wrong: answers.length - right,
  };
}

function askOnce(
  url: string,
  { method, path, headers, body }: Load["requests"][number],
  agent: Agent,
  due: number,
): Promise<{ ms: number; right: boolean }> {
  return new Promise((resolve) => {
    const done = (right: boolean) => resolve({ ms: performance.now() - due, right });
    request(`${url}${path}`, { method, agent, headers }, (answer) => {
      answer.resume();
      answer.once("end", () => done((answer.statusCode ?? 500) < 300));
      answer.once("error", () => done(false));
    })
      .once("error", () => done(false))
      .end(body);
  });
}
