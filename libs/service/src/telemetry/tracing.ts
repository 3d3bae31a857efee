import type { Tracing, TracingOptions } from "./tracing-options.ts";

let current: Tracing | undefined;

/** Whether this process records spans. */
export const isTracing = (): boolean => current !== undefined;

/**
 * Switches tracing on for this process when `OTEL_EXPORTER_OTLP_ENDPOINT` names a collector or there is a sink; its
 * modules are loaded only then. OpenTelemetry's settings and context are global to the process: the first call sets
 * them.
 */
export async function startTracing(options: TracingOptions): Promise<Tracing> {
  const { env } = process;
  const exports = exportsTraces(env);
  if (!(exports || options.sink) || env.OTEL_SDK_DISABLED?.toLowerCase() === "true")
    return { stop: async () => {} };
  const { openSdk } = await import("./sdk/index.ts");
  if (current) return { stop: async () => {} };
  const sdk = openSdk(options, exports);
  let stopped: Promise<void> | undefined;
  current = {
    stop() {
      if (!stopped) current = undefined;
      stopped ??= sdk.stop();
      return stopped;
    },
  };
  return current;
}

const exportsTraces = (env: NodeJS.ProcessEnv): boolean =>
  Boolean(env.OTEL_EXPORTER_OTLP_ENDPOINT || env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) &&
  env.OTEL_TRACES_EXPORTER !== "none";
