import { availableParallelism } from "node:os";
import { baseConfig, type Examined, isLoopback, type SettingFault } from "@storytelling/service";
import { z } from "zod";

const price = z.coerce.number().min(0).max(1_000_000);

/** The environment of the story service. */
export const config = z.object({
  ...baseConfig,
  SUBSCRIPTION_URL: z.url({
    error: "Give the address of the subscription service, such as http://subscription.",
  }),
  /** The timeout of one request for a user's allowance; it is tried three times. */
  USAGE_TIMEOUT_MS: z.coerce.number().int().min(10).max(60_000).default(3000),
  /** How many stories are analysed at the same time, each in its own thread. */
  ANALYSIS_THREADS: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    // The threads have a lower priority than requests. With a single thread, everybody would wait for the longest
    // story.
    .default(Math.max(2, availableParallelism() - 1)),
  /** The analyzer: the built-in engine alone, or with the second opinion of a language model. */
  ANALYZER: z.enum(["builtin", "llm"]).default("builtin"),
  /** An OpenAI-compatible endpoint. */
  LLM_BASE_URL: z.url({ protocol: /^https?$/ }).default("https://api.openai.com/v1"),
  /** Omit it for an endpoint that needs no key, such as a model on your own machine. */
  LLM_API_KEY: z.string().default("none"),
  LLM_MODEL: z.string().min(1).max(200).optional(),
  /** In minor units, such as cents, per million tokens. */
  LLM_PRICE_IN: price.default(0),
  LLM_PRICE_OUT: price.default(0),
  /** The most that one analysis may cost, in the same minor units. */
  LLM_BUDGET: price.default(100),
  /** How many questions of one analysis are asked at the same time. */
  LLM_CONCURRENCY: z.coerce.number().int().min(1).max(32).default(4),
  LLM_TIMEOUT_MS: z.coerce.number().int().min(1000).max(600_000).default(60_000),
});
/** The settings that the story service refuses in production, all of them together. */
export function* production({ values, given }: Examined): Generator<SettingFault> {
  if (values.ANALYZER !== "llm") return;
  if (!given.has("LLM_MODEL"))
    yield { setting: "LLM_MODEL", message: "Missing. Name the model that ANALYZER=llm asks." };
  const { LLM_BASE_URL: url } = values;
  if (typeof url === "string" && url.startsWith("http:") && !isLoopback(url))
    yield {
      setting: "LLM_BASE_URL",
      message: "Stories would be sent unencrypted. Give an https:// address.",
    };
}
export type Config = z.infer<typeof config>;
