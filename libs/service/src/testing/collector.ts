import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A span as received by OTLP/HTTP in JSON; kinds and times are as in the protocol. */
export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for the first of its trace. */
  readonly parentSpanId: string;
  readonly service: string;
  readonly name: string;
  readonly startMicros: number;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface TestCollector {
  readonly url: string;
  readonly spans: readonly CollectedSpan[];
  stop(): Promise<void>;
}

interface Pair {
  key: string;
  value: Record<string, unknown>;
}
interface Sent {
  resourceSpans: {
    resource: { attributes: Pair[] };
    scopeSpans: {
      spans: (Omit<CollectedSpan, "attributes"> & { attributes?: Pair[]; startTimeUnixNano: string })[];
    }[];
  }[];
}

const plain = (pairs: readonly Pair[] = []) =>
  Object.fromEntries(pairs.map(({ key, value }) => [key, Object.values(value)[0]]));

/** An OpenTelemetry collector that stores what it receives. */
export async function startCollector(): Promise<TestCollector> {
  const spans: CollectedSpan[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (request.url === "/v1/traces") spans.push(...spansIn(JSON.parse(Buffer.concat(chunks).toString())));
    response.setHeader("content-type", "application/json").end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const spansIn = ({ resourceSpans }: Sent): CollectedSpan[] =>
  resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap((scope) =>
      scope.spans.map(({ traceId, spanId, parentSpanId, name, startTimeUnixNano, attributes }) => ({
        traceId,
        spanId,
        parentSpanId: parentSpanId ?? "",
        service: String(plain(resource.attributes)["service.name"]),
        name,
        startMicros: Number(BigInt(startTimeUnixNano) / 1000n),
        attributes: plain(attributes),
      })),
    ),
  );
