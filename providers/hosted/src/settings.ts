import { z } from "zod";

const list = z
  .string()
  .transform((words) => words.split(",").map((word) => word.trim()))
  .transform((words) => words.filter((word) => word !== ""))
  .optional();
const key = z.string().min(1).optional();
const url = z
  .url({ protocol: /^https?$/, error: "Give an address that begins with http:// or https://." })
  .refine((address) => !/^[^/]*\/\/[^/]*@/.test(address), {
    error: "Give the address without a name and a password. The key has a setting of its own.",
  })
  .optional();
/** Minor units, such as cents, for a million characters. */
const price = z.coerce.number().int().min(0).max(1_000_000_000).optional();

/** The settings of hosted voices, to be spread into a service's environment. Nothing is asked where none is given. */
export const hostedSettings = {
  OPENAI_SPEECH_URL: url,
  OPENAI_SPEECH_KEY: key,
  OPENAI_SPEECH_MODEL: z.string().min(1).default("tts-1"),
  OPENAI_SPEECH_VOICES: list,
  OPENAI_SPEECH_LANGUAGES: list,
  OPENAI_SPEECH_CAPTIONED: z.enum(["true", "false"]).default("false"),
  OPENAI_SPEECH_PRICE: price,
  ELEVENLABS_KEY: key,
  ELEVENLABS_URL: url,
  ELEVENLABS_MODEL: z.string().min(1).default("eleven_multilingual_v2"),
  ELEVENLABS_PRICE: price,
  AZURE_SPEECH_KEY: key,
  AZURE_SPEECH_REGION: z
    .string()
    .regex(/^[a-z0-9]{1,40}$/, { error: "Give a region of Azure, such as westeurope." })
    .optional(),
  AZURE_SPEECH_URL: url,
  AZURE_SPEECH_PRICE: price,
  PIPER_URL: url,
  /** Requests at once to each service. */
  HOSTED_SPEECH_AT_ONCE: z.coerce.number().int().min(1).max(100).default(2),
  /** Requests to each service in any 60 seconds. */
  HOSTED_SPEECH_PER_MINUTE: z.coerce.number().int().min(1).max(10_000).default(120),
  HOSTED_SPEECH_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(600).default(60),
};

const Settings = z.object(hostedSettings);
/** The settings as they were read. */
export type HostedSettings = z.infer<typeof Settings>;
