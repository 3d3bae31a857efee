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
  /** How long one of three tries to learn somebody's allowance may take. */
  USAGE_TIMEOUT_MS: z.coerce.number().int().min(10).max(60_000).default(3000),
  /** Stories that are analysed at a time, a thread each. */
  ANALYSIS_THREADS: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    // They stand back behind requests; with one thread alone, everybody waits for the longest story.
    .default(Math.max(2, availableParallelism() - 1)),
  /** Who analyses: the built-in engine alone, or with the second opinion of a language model. */
  ANALYZER: z.enum(["builtin", "llm"]).default("builtin"),
  /** An OpenAI-compatible endpoint. */
  LLM_BASE_URL: z.url({ protocol: /^https?$/ }).default("https://api.openai.com/v1"),
  /** Left out for endpoints that want none, such as a model on one's own machine. */
  LLM_API_KEY: z.string().default("none"),
  LLM_MODEL: z.string().min(1).max(200).optional(),
  /** Minor units, such as cents, for a million tokens. */
  LLM_PRICE_IN: price.default(0),
  LLM_PRICE_OUT: price.default(0),
  /** The most that one analysis may cost, in the same minor units. */
  LLM_BUDGET: price.default(100),
  /** Questions of one analysis that are asked at a time. */
  LLM_CONCURRENCY: z.coerce.number().int().min(1).max(32).default(4),
  LLM_TIMEOUT_MS: z.coerce.number().int().min(1000).max(600_000).default(60_000),
});
/** What the story service refuses in production, all at once. */
export function* production({ values, given }: Examined): Generator<SettingFault> {
  if (values.ANALYZER !== "llm") return;
  if (!given.has("LLM_MODEL"))
    yield { setting: "LLM_MODEL", message: "Missing. ANALYZER=llm needs its name." };
  const { LLM_BASE_URL: url } = values;
  if (typeof url === "string" && url.startsWith("http:") && !isLoopback(url))
    yield { setting: "LLM_BASE_URL", message: "Stories would travel in clear. Give https://." };
}
export type Config = z.infer<typeof config>;
