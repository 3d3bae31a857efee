import { baseConfig } from "@storytelling/service";
import { z } from "zod";

/** The environment of the collaboration service. */
export const config = z.object({
  ...baseConfig,
  STORY_URL: z.url({ error: "Give the address of the story service, such as http://story." }),
  STORY_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(300).default(20),
  SUBSCRIPTION_URL: z.url({
    error: "Give the address of the subscription service, such as http://subscription.",
  }),
  /** The timeout of one request to identity and subscription; each is tried three times. */
  PEER_TIMEOUT_MS: z.coerce.number().int().min(10).max(60_000).default(3000),
  NARRATION_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(300).default(20),
  /** How often uploads are looked for that are complete without a request, or have expired; 0: never. */
  UPLOADS_TICK_MS: z.coerce.number().int().min(0).default(15_000),
  /** The address of the platform, which the links of invitations begin with. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:8080"),
  /** How often deadlines and reminders are looked for. */
  COLLABORATION_TICK_MS: z.coerce.number().int().min(0).default(60_000),
});
export type Config = z.infer<typeof config>;
