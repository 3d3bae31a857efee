import { availableParallelism, totalmem } from "node:os";
import { hostedFaults, hostedSettings } from "@storytelling/hosted";
import { baseConfig, type Examined, type SettingFault } from "@storytelling/service";
import { z } from "zod";

/** In bytes; a container's limit where there is one, which 0 says there is not. */
const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);

/** The environment of the narration service. */
export const config = z.object({
  ...baseConfig,
  STORY_URL: z.url({ error: "Give the address of the story service, such as http://story." }),
  STORY_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(300).default(20),
  SUBSCRIPTION_URL: z.url({
    error: "Give the address of the subscription service, such as http://subscription.",
  }),
  /** The timeout of one request for a user's allowance; it is tried three times. */
  USAGE_TIMEOUT_MS: z.coerce.number().int().min(10).max(60_000).default(3000),
  /** How many lines are rendered at the same time. */
  SPEECH_WORKERS: z.coerce
    .number()
    .int()
    .min(1)
    .max(256)
    .default(Math.max(1, availableParallelism() - 1)),
  /** `quick`: only the embedded voices, without models. */
  VOICES: z.enum(["neural", "quick"], { error: "Give neural or quick." }).default("neural"),
  /** The folder of the neural voices' models; by default in the user's cache. */
  MODELS_DIR: z.string().min(1).optional(),
  /** A folder or an http(s) address to fetch the models from, instead of the public places. */
  MODELS_FROM: z.string().min(1).optional(),
  /** `never`: missing models are not fetched. They are still noticed when they come. */
  VOICES_FETCH: z.enum(["background", "never"], { error: "Give background or never." }).default("background"),
  /** How many lines hibari renders at the same time; by default SPEECH_WORKERS. */
  HIBARI_WORKERS: z.coerce.number().int().min(1).max(256).optional(),
  /**
   * The same for Kokoro, which is the slowest: by default one for each core and each 2 GiB of memory. Its processes have
   * a low priority, so that requests do not wait for them.
   */
  KOKORO_WORKERS: z.coerce
    .number()
    .int()
    .min(1)
    .max(256)
    .default(Math.max(1, Math.min(availableParallelism(), Math.floor(memory / 2 ** 31)))),
  /** How many attempts a line gets before its narration fails. */
  RENDER_ATTEMPTS: z.coerce.number().int().min(1).max(20).default(4),
  ...hostedSettings,
});
/** The settings that the narration service refuses in production, all of them together. */
export function* production(examined: Examined): Generator<SettingFault> {
  yield* hostedFaults(examined);
}
export type Config = z.infer<typeof config>;
