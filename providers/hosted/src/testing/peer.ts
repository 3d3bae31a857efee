import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { encodeWav } from "@storytelling/media";

/** A request as the peer received it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export type Reply = (response: ServerResponse, received: Received) => void;

/** A local server that records requests and answers as it is told. */
export interface TestPeer {
  readonly url: string;
  readonly received: Received[];
  /** The answers to come, in order; after the last one each request gets `always`. */
  next: Reply[];
  always: Reply;
  stop(): Promise<void>;
}

export async function startPeer(always: Reply): Promise<TestPeer> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const { method = "", url = "", headers } = request;
    received.push({ method, path: url, headers, body });
    const reply = peer.next.shift() ?? peer.always;
    reply(response, { method, path: url, headers, body });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const peer: TestPeer = {
    url: `http://127.0.0.1:${port}`,
    received,
    next: [],
    always,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return peer;
}

/** A tone between two silences of 100 ms, as samples. */
export const tone = (seconds: number, sampleRate: number): Int16Array => {
  const quiet = sampleRate / 10;
  return Int16Array.from({ length: Math.round(seconds * sampleRate) + 2 * quiet }, (_, i) =>
    i < quiet || i >= quiet + seconds * sampleRate
      ? 0
      : Math.round(10_000 * Math.sin((2 * Math.PI * 220 * i) / sampleRate)),
  );
};

export const wav = (seconds = 0.5, sampleRate = 24_000): Buffer =>
  Buffer.from(encodeWav(tone(seconds, sampleRate), sampleRate));

export const send =
  (
    body: string | Uint8Array,
    type = "audio/wav",
    status = 200,
    headers: Record<string, string> = {},
  ): Reply =>
  (response) => {
    response.writeHead(status, { "content-type": type, ...headers }).end(body);
  };

export const sendJson = (value: unknown): Reply => send(JSON.stringify(value), "application/json");

/** Says how long the answer is, sends half of it, and ends the connection. */
export const half =
  (body: Uint8Array): Reply =>
  (response) => {
    response.writeHead(200, { "content-type": "audio/wav", "content-length": body.length });
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  };

/** Never answers. */
export const silent: Reply = () => {};
