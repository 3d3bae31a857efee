import type { LocalPage } from "@storytelling/service";
import { escapeHtml } from "@storytelling/values";
import { duration } from "./duration.ts";
import type { Trace } from "./memory.ts";
import { styles } from "./styles.ts";
import { extentOf, type Row, rowsOf } from "./tree.ts";

/** The title of a trace: the name of its first span. */
export const titleOf = ({ spans }: Trace): string => spans[0]?.name ?? "A trace";

/**
 * One trace from top to bottom. Each span is a bar that shows when it began and how long it took; opening a row shows
 * its attributes.
 */
export function waterfall(trace: Trace): LocalPage {
  const services = [...new Set(trace.spans.map(({ service }) => service))];
  const colour = (service: string) => `--c:var(--s${services.indexOf(service) % 6})`;
  const extent = extentOf(trace.spans);
  const key = services.map((one) => `<li style="${colour(one)}">${escapeHtml(one)}</li>`).join("");
  const rows = rowsOf(trace.spans).map((row) => rowHtml(row, extent, colour(row.span.service)));
  const omitted = trace.omitted > 0 ? ` ${trace.omitted} more spans were not kept.` : "";
  return {
    title: titleOf(trace),
    styles,
    body: `<h1>${escapeHtml(titleOf(trace)).replaceAll("/", "/<wbr>")}</h1>
<p>${trace.spans.length} spans in ${duration(extent.length)}.${omitted} Trace ${trace.id} ·
<a href="/traces/${trace.id}.json">Jaeger JSON</a> · <a href="/traces">All traces</a></p>
<ol class="key" aria-label="Services">${key}</ol>
<ol class="spans">
${rows.join("\n")}
</ol>`,
  };
}

function rowHtml({ span, depth }: Row, extent: { from: number; length: number }, colour: string): string {
  const begins = span.startMicros - extent.from;
  const x = (begins / extent.length) * 1000;
  const width = Math.max(3, (span.durationMicros / extent.length) * 1000);
  const failed = span.failed ? ' <span class="failed">failed</span>' : "";
  const facts = { kind: span.kind, begins: `after ${duration(begins)}`, ...span.attributes };
  const told = span.events.map((event) => [event.name, JSON.stringify(event.attributes, null, 1)] as const);
  const terms = [...Object.entries(facts), ...told].map(
    ([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(String(value))}</dd>`,
  );
  return `<li style="--d:${Math.min(depth, 14)};${colour}"><details><summary>
<span class="name">${escapeHtml(span.name)} <small>${escapeHtml(span.service)}</small>${failed}</span>
<span class="time">${duration(span.durationMicros)}</span>
<svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true"><rect x="${Math.min(997, x).toFixed(1)}" y="1" width="${width.toFixed(1)}" height="8"/></svg>
</summary><dl>${terms.join("")}</dl></details></li>`;
}
