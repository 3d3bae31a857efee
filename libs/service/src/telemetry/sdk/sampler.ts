import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The sampler that `OTEL_TRACES_SAMPLER` and `OTEL_TRACES_SAMPLER_ARG` name, as OpenTelemetry's environment variables
 * define them; `parentbased_always_on` when unset or, after a warning, unknown.
 */
export function samplerOf(env: Env, warn: (message: string) => void): Sampler {
  const name = env.OTEL_TRACES_SAMPLER || "parentbased_always_on";
  const root = rootOf(name.replace(/^parentbased_/, ""), () => ratioOf(env, warn));
  if (root) return name.startsWith("parentbased_") ? new ParentBasedSampler({ root }) : root;
  warn(`OTEL_TRACES_SAMPLER=${name} is not known here; parentbased_always_on is used.`);
  return new ParentBasedSampler({ root: new AlwaysOnSampler() });
}

function rootOf(name: string, ratio: () => number): Sampler | null {
  if (name === "always_on") return new AlwaysOnSampler();
  if (name === "always_off") return new AlwaysOffSampler();
  if (name === "traceidratio") return new TraceIdRatioBasedSampler(ratio());
  return null;
}

function ratioOf(env: Env, warn: (message: string) => void): number {
  const ratio = Number(env.OTEL_TRACES_SAMPLER_ARG || "1");
  if (ratio >= 0 && ratio <= 1) return ratio;
  warn("OTEL_TRACES_SAMPLER_ARG is not a number from 0 to 1; 1 is used.");
  return 1;
}
