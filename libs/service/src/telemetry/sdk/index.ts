import {
  context,
  DiagLogLevel,
  diag,
  propagation,
  type TracerProvider as Tracers,
  trace,
} from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import {
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import { type SpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Tracing, TracingOptions } from "../tracing-options.ts";
import { exportInBatches } from "./batches.ts";
import { rarely } from "./rarely.ts";
import { samplerOf } from "./sampler.ts";
import { toSink } from "./to-sink.ts";

const flushMs = 2000;

/** OpenTelemetry's SDK, for this process: one pipeline, and a resource for each service that runs here. */
export function openSdk({ log, sink }: TracingOptions, exports: boolean): Tracing {
  const { env } = process;
  const warn = rarely((message) => log.warn(message), 60_000);
  const told = (message: string) => warn(`traces: ${message}`);
  const silent = () => {};
  diag.setLogger(
    { error: told, warn: told, info: silent, debug: silent, verbose: silent },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  const spanProcessors: SpanProcessor[] = [];
  if (exports) spanProcessors.push(exportInBatches(env));
  if (sink) spanProcessors.push(toSink(sink));
  const sampler = samplerOf(env, told);
  const given = detectResources({ detectors: [resourceAttributesEnvDetector] });
  const providers = new Map<string, TracerProvider>();
  const providerOf = (service: string): TracerProvider => {
    const made = providers.get(service) ?? makeProvider(service);
    providers.set(service, made);
    return made;
  };
  const makeProvider = (service: string) =>
    new TracerProvider({
      sampler,
      spanProcessors,
      spanLimits: { attributeValueLengthLimit: 4096, eventCountLimit: 32, linkCountLimit: 32 },
      resource: given.merge(
        resourceFromAttributes({ "service.name": service, "service.namespace": "storytelling" }),
      ),
    });
  const tracers: Tracers = { getTracer: (service) => providerOf(service).getTracer("@storytelling/service") };
  const contexts = new AsyncLocalStorageContextManager();
  context.setGlobalContextManager(contexts.enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(tracers);
  return {
    async stop() {
      trace.disable();
      propagation.disable();
      context.disable();
      const impatient = Promise.withResolvers<void>();
      const timer = setTimeout(impatient.resolve, flushMs);
      const closed = Promise.allSettled(spanProcessors.map((processor) => processor.shutdown()));
      await Promise.race([closed, impatient.promise]);
      clearTimeout(timer);
      diag.disable();
    },
  };
}
