import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { prefixOf } from "@storytelling/service";
import { createProxyServer } from "httpxy";

export interface Gateway {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A small gateway for development: it forwards each service's prefix to its process, and answers 404 otherwise. In
 * production nginx does this.
 */
export async function startGateway(targets: ReadonlyMap<string, string>, port: number): Promise<Gateway> {
  const proxy = createProxyServer({ xfwd: true });
  const answer = (response: ServerResponse, status: number, code: string, detail: string) => {
    response.writeHead(status, { "content-type": "application/problem+json" });
    response.end(
      JSON.stringify({ type: `urn:storytelling:problem:${code}`, title: detail, status, code, detail }),
    );
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const target = [...targets].find(([service]) => request.url?.startsWith(`${prefixOf(service)}/`))?.[1];
    // Clients must not influence our traces: the services trust the trace headers of every request that the gateway
    // forwards.
    for (const name of ["traceparent", "tracestate"]) delete request.headers[name];
    if (!target) return answer(response, 404, "route-not-found", "There is nothing at this address.");
    proxy.web(request, response, { target }).catch(() => {
      if (response.headersSent) response.destroy();
      else
        answer(
          response,
          503,
          "service-unavailable",
          "This part of the platform is not running at the moment. Try again shortly.",
        );
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
