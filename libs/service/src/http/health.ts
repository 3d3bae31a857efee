import { type Request, type Response, Router } from "express";
import type { Registry } from "prom-client";
import type { LocalPages } from "./local-pages.ts";
import type { Readiness } from "./readiness.ts";

/**
 * The addresses for the operator's machines: `/healthz`, `/readyz`, `/metrics`. They have no prefix, so no gateway
 * shows them. With `local`, only the person at this machine sees metrics and the details of readiness.
 */
export function healthRouter(options: {
  ready(): Promise<Readiness>;
  registries: readonly Registry[];
  local?: LocalPages;
}): Router {
  const router = Router();
  const { local } = options;
  router.get("/healthz", (_request: Request, response: Response) => {
    response.json({ status: "ok" });
  });
  router.get("/readyz", async (request: Request, response: Response) => {
    const state = await options.ready();
    const told = !local || local.mayLook(request) ? state : { ready: state.ready };
    response.status(state.ready ? 200 : 503).json(told);
  });
  router.get("/metrics", ...(local ? [local.only] : []), async (_request: Request, response: Response) => {
    const parts = await Promise.all(options.registries.map((registry) => registry.metrics()));
    response.type(options.registries[0]?.contentType ?? "text/plain").send(mergeMetrics(parts));
  });
  return router;
}

/** Joins the expositions of several registries: one HELP and TYPE line for each metric, then the samples of all. */
function mergeMetrics(parts: readonly string[]): string {
  const metrics = new Map<string, { head: string[]; samples: string[] }>();
  for (const part of parts) {
    let current = { head: [] as string[], samples: [] as string[] };
    for (const line of part.split("\n")) {
      const name = /^# HELP (\S+)/.exec(line)?.[1];
      if (name) {
        const seen = metrics.get(name);
        current = seen ?? { head: [line], samples: [] };
        metrics.set(name, current);
      } else if (line.startsWith("# TYPE")) {
        if (current.head.length < 2) current.head.push(line);
      } else if (line) current.samples.push(line);
    }
  }
  return `${[...metrics.values()].map((metric) => [...metric.head, ...metric.samples].join("\n")).join("\n\n")}\n`;
}
