import { type LocalPage, sendLocalPage } from "@storytelling/service";
import { escapeHtml } from "@storytelling/values";
import { Router } from "express";
import { duration } from "./duration.ts";
import { jaegerJson } from "./jaeger.ts";
import type { Trace, Traces } from "./memory.ts";
import { styles } from "./styles.ts";
import { extentOf } from "./tree.ts";
import { titleOf, waterfall } from "./waterfall.ts";

/** The viewer of a development platform: `/traces`, `/traces/{id}` and `/traces/{id}.json`. */
export function tracesRouter(traces: Traces): Router {
  const router = Router();
  router.get("/", (_request, response) => {
    sendLocalPage(response, listPage(traces.list()));
  });
  router.get("/:name", (request, response) => {
    const { name } = request.params;
    const trace = traces.find(name.replace(/\.json$/, ""));
    if (!trace) {
      const body = '<h1>This trace is not kept</h1><p><a href="/traces">All traces</a></p>';
      sendLocalPage(response, { title: "No such trace", body, styles, status: 404 });
    } else if (name.endsWith(".json")) response.json(jaegerJson(trace));
    else sendLocalPage(response, waterfall(trace));
  });
  return router;
}

function listPage(traces: readonly Trace[]): LocalPage {
  const items = traces.map((trace) => {
    const { from, length } = extentOf(trace.spans);
    const services = [...new Set(trace.spans.map(({ service }) => service))].join(", ");
    const failed = trace.spans.some((span) => span.failed) ? ' <span class="failed">failed</span>' : "";
    const count = trace.spans.length === 1 ? "1 span" : `${trace.spans.length + trace.omitted} spans`;
    const about = `${new Date(from / 1000).toISOString()} · ${count} · ${duration(length)} · ${services}`;
    return `<li><a href="/traces/${trace.id}">${escapeHtml(titleOf(trace))}</a>${failed}<span>${escapeHtml(about)}</span></li>`;
  });
  return {
    title: "Traces",
    styles,
    body: `<h1>Traces</h1>
<p>What this platform did lately, the newest first: each request with all that came of it. Kept in memory only.</p>
${items.length > 0 ? `<ol class="list">${items.join("\n")}</ol>` : "<p>Nothing yet.</p>"}`,
  };
}
