import { type AnyService, type LocalPages, prefixOf, sendLocalPage } from "@storytelling/service";
import type { RequestHandler } from "express";
import { voicesLine } from "./voices-line.ts";

/**
 * The page at the platform's address: the services and the local pages. It shows only links that its reader may open.
 */
export function home(services: readonly AnyService[], local: LocalPages): RequestHandler {
  return (request, response) => {
    const voices = voicesLine(process.env);
    const inside = local.mayLook(request);
    const rows = services.map(({ name, summary }) => {
      const href = inside ? `/docs/?urls.primaryName=${name}` : `${prefixOf(name)}/openapi.json`;
      return `<li><a href="${href}">${name}</a> ${summary}</li>`;
    });
    const body = `<h1>Storytelling</h1>
<p>A story goes in; an audiobook read by many voices comes out. The platform is running.</p>
<ul>
${rows.join("\n")}
</ul>
${inside ? pages : keyless}
<p>Voices: ${voices}</p>
<p>From a shell: <code>npm run make -- examples/little-red-cap.txt</code></p>`;
    sendLocalPage(response, { title: "Storytelling", body });
  };
}

const pages = `<p><a href="/docs/">API reference</a> · <a href="/readyz">Readiness</a> · <a href="/metrics">Metrics</a> ·
<a href="/traces">Traces</a> · <a href="/mailbox">Mailbox</a></p>`;
const keyless = `<p>Mailbox, traces, metrics and the API reference are for the person who runs this platform. Open the link that was
printed at the start, on this machine. <code>npm start -- --show-logins</code> prints it again.</p>`;
