import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { problem } from "../http/problem.ts";
import { holdToDocument } from "./held-to-document.ts";

/** What a peer is asked. */
export interface AskedOfPeer {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  /** The JSON value; undefined without a body. */
  readonly body: unknown;
}

/** An answer as the service itself would give it: held against its document. */
export interface PeerAnswer {
  readonly status: number;
  /** `application/json`, or `application/problem+json` from 400, unless it is said. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A JSON value, or bytes. */
  readonly body?: unknown;
}

/** What no service answers but its callers meet all the same: a proxy's page, silence, a broken connection. */
export interface Disturbance {
  readonly disturb: (response: ServerResponse) => void;
}

/** A refusal as a service of ours sends it. */
export const refused = (status: number, code: string, detail: string, facts: object = {}): PeerAnswer => ({
  status,
  body: { ...facts, ...problem(status, code, detail, "00000000-0000-4000-8000-000000000000") },
});

/**
 * Stands in for services of ours over real HTTP. Each of its answers is checked against the openapi.json of the service
 * that the path names. An answer that breaks the document becomes a 500 and fails the test file.
 */
export async function startPeer(
  answer: (asked: AskedOfPeer) => PeerAnswer | Disturbance | Promise<PeerAnswer | Disturbance>,
) {
  const server = createServer(async (request, response) => {
    const { method = "", url: path = "", headers } = request;
    try {
      const bytes = await buffer(request);
      const body = bytes.length > 0 ? JSON.parse(bytes.toString()) : undefined;
      const said = await answer({ method, path, headers, body });
      if ("disturb" in said) return said.disturb(response);
      send(response, said, method, path);
    } catch (error) {
      response.writeHead(500).end();
      // Thrown where nobody catches it: the caller would take the 500 for an outage, and the test might expect one.
      setImmediate(() => {
        throw error;
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // So that the process of a test ends although nobody closed its peer.
  server.unref();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
export type Peer = Awaited<ReturnType<typeof startPeer>>;

function send(response: ServerResponse, answer: PeerAnswer, method: string, path: string): void {
  const { status, body, headers = {} } = answer;
  const type = answer.type ?? (status < 400 ? "application/json" : "application/problem+json");
  holdToDocument({ method, path, status, type, body });
  response.writeHead(status, { ...headers, ...(body === undefined ? {} : { "content-type": type }) });
  response.end(body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body));
}
